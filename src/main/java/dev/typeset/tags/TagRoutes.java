package dev.typeset.tags;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.PageRequest;
import dev.typeset.http.Api;
import dev.typeset.http.ProblemType;
import dev.typeset.http.Query;

/** The HTTP of tags. */
public final class TagRoutes {
  private final TagRepository tags;

  public TagRoutes(TagRepository tags) {
    this.tags = tags;
  }

  public void register(Api api) {
    api.get(BASE + "/tags")
        .anyone()
        .summary("Tags by name, each with how many posts carry it")
        .query(Listing::from)
        .statements(1)
        .page(Tag.Used.class, call -> tags.list(call.query().prefix(), call.query().page()));

    api.post(BASE + "/tags")
        .signedIn()
        .summary("Makes a tag")
        .body(Tag.New.class, Tag.New::from)
        .statements(1)
        .problems(ProblemType.TAKEN)
        .created(Tag.class, Tag::id, _ -> null, call -> tags.create(call.body()));

    api.get(BASE + "/tags/{id}")
        .anyone()
        .summary("One tag")
        .statements(1)
        .one(Tag.class, call -> tags.find(call.id(), call.known()));

    api.patch(BASE + "/tags/{id}")
        .admin()
        .summary("Renames a tag, on all of its posts")
        .body(Tag.Patch.class, Tag.Patch::from)
        .statements(2)
        .problems(ProblemType.TAKEN)
        .one(Tag.class, call -> tags.update(call.id(), call.body(), call.expected()));

    api.delete(BASE + "/tags/{id}")
        .admin()
        .summary("Deletes a tag and takes it off its posts")
        .statements(1)
        .deleted(call -> tags.delete(call.id(), call.expected()));
  }

  private record Listing(String prefix, PageRequest page) {
    static Listing from(Query query) {
      String prefix =
          query.text("prefix", "Tags whose name begins like this, without regard to case.");
      return new Listing(prefix == null ? "" : prefix, query.page());
    }
  }
}
