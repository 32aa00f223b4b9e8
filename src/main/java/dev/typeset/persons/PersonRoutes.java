package dev.typeset.persons;

import static dev.typeset.http.Api.BASE;

import dev.typeset.http.Api;
import dev.typeset.http.ProblemType;
import dev.typeset.posts.PostRepository;
import dev.typeset.posts.PostSort;

/** The HTTP of what is stored about a person. */
public final class PersonRoutes {
  private final PersonRepository persons;
  private final PostRepository posts;

  public PersonRoutes(PersonRepository persons, PostRepository posts) {
    this.persons = persons;
    this.posts = posts;
  }

  public void register(Api api) {
    api.get(BASE + "/users/me/export")
        .signedIn()
        .summary("All that is stored about the caller; not one snapshot")
        .statements(3)
        .problems(ProblemType.NOT_FOUND)
        .document(
            Person.class,
            "typeset.json",
            call -> persons.find(call.caller().id()),
            (call, page) -> posts.listByAuthor(call.caller().id(), PostSort.NEWEST, page));
  }
}
