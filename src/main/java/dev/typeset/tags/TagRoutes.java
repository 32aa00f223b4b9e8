package dev.typeset.tags;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.http.Api;
import dev.typeset.http.Body;
import dev.typeset.http.Input;
import dev.typeset.http.Query;
import dev.typeset.http.Reply;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The HTTP of tags. */
public final class TagRoutes {
  private final TagRepository tags;
  private final Reply reply;

  public TagRoutes(TagRepository tags, Reply reply) {
    this.tags = tags;
    this.reply = reply;
  }

  public void register(Api api) {
    api.get(BASE + "/tags", this::list);
    api.post(BASE + "/tags", this::create);
    api.get(BASE + "/tags/{id}", this::find);
    api.patch(BASE + "/tags/{id}", this::update);
    api.delete(BASE + "/tags/{id}", this::delete);
  }

  private void list(Context ctx) {
    var query = Query.of(ctx);
    @Nullable String prefix = query.text("prefix");
    PageRequest page = query.page();
    query.check();
    reply.ok(ctx, tags.list(prefix == null ? "" : prefix, page).map(Page::of));
  }

  private void create(Context ctx) {
    Query.none(ctx);
    reply.created(ctx, tags.create(Tag.New.from(Body.of(ctx))), tag -> BASE + "/tags/" + tag.id());
  }

  private void find(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    reply.ok(ctx, tags.find(id));
  }

  private void update(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    reply.ok(ctx, tags.update(id, Tag.Patch.from(Body.of(ctx))));
  }

  private void delete(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    reply.noContent(ctx, tags.delete(id));
  }
}
