// A client as a stranger would write one, from the document alone. Prints what it saw, for the test.
import createClient from "openapi-fetch";
import type { components, paths } from "./typeset.js";

type Post = components["schemas"]["Post"];

declare const process: { argv: string[] };

const [, , origin = "", author = "", username = "", password = ""] = process.argv;
const api = createClient<paths>({ baseUrl: origin });
const author_id = Number(author);

async function signIn(): Promise<string> {
  const { data, error } = await api.POST("/api/v1/auth/token", {
    body: { grant_type: "password", username, password },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    bodySerializer: (form) => new URLSearchParams(form as Record<string, string>),
  });
  if (error) {
    throw new Error(error.error_description);
  }
  return `${data.token_type} ${data.access_token}`;
}

async function publish(title: string): Promise<Post> {
  const { data, error } = await api.POST("/api/v1/posts", {
    body: { title, content: "Written in TypeScript", tags: ["typescript"] },
  });
  if (error) {
    throw new Error(error.detail);
  }
  return data;
}

async function titles(limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET("/api/v1/posts", {
      params: { query: { author_id, sort: "title", limit, ...(cursor ? { cursor } : {}) } },
    });
    if (error) {
      throw new Error(error.detail);
    }
    pages.push(data.items.map((post) => post.title));
    cursor = data.next ?? undefined;
  } while (cursor);
  return pages;
}

async function refusal(): Promise<string[]> {
  const { error } = await api.POST("/api/v1/posts", {
    body: { title: " ", content: "" },
  });
  if (error?.type !== "/problems/invalid") {
    throw new Error("A blank title was not refused");
  }
  return (error.errors ?? []).map((wrong) => `${wrong.pointer} ${wrong.code}`);
}

const authorization = await signIn();
api.use({
  onRequest({ request }) {
    request.headers.set("Authorization", authorization);
  },
});
const { data: me } = await api.GET("/api/v1/users/me");
const first = await publish("Alpha");
await publish("Beta");
await publish("Gamma");
const { data: read, response } = await api.GET("/api/v1/posts/{id}", {
  params: { path: { id: first.id } },
});
const { error: missing } = await api.GET("/api/v1/posts/{id}", { params: { path: { id: 0 } } });
console.log(
  JSON.stringify({
    me,
    created: first,
    read,
    etag: response.headers.get("ETag"),
    pages: await titles(2),
    refused: await refusal(),
    missing: missing?.type,
  }),
);
