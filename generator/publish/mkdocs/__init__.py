"""All that knows MkDocs 1.6, which makes the site of what the pipeline made; nothing outside this package imports it.

- `hook`: what MkDocs calls, named in a configuration as `hooks:`; it hands on to the build that is `at_work`.
- `begin` makes the site; `site_build` is one build from the side of MkDocs.
- `building` knows what stays as it is, and what is kept for the next build.
- `environment`: the environment of the theme's templates.
- `ready_page`: MkDocs' page of what is HTML already; `page_writer` writes single pages once a build has ended.
- `configured`: what a configuration says; `running` runs MkDocs in a process of its own or in a fork.
"""
