"""Make the site, seal it with its manifest, bundle it, release it, and check copies of it."""
