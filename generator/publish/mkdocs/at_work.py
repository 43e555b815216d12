"""The build that MkDocs is at: the one thing that outlasts a call of the hook."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from generator.publish.mkdocs.begin import begin_build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.publish.mkdocs.site_build import SiteBuild
    from generator.publish.quick import QuickLook


class AtWork:
    """Holds one build until the next begins; before the first there is none."""

    def __init__(self) -> None:
        self.served = False
        """Whether MkDocs serves."""
        self._build: SiteBuild | None = None

    @property
    def build(self) -> SiteBuild:
        """Return the build that MkDocs is at, or was at last."""
        assert self._build is not None
        return self._build

    def begin(self, config: MkDocsConfig) -> None:
        """Begin another build."""
        gc.disable()  # A build makes much and drops little: collecting is a tenth of its time, and frees nothing.
        self._build = None
        self._build = begin_build(config, served=self.served)

    def fail(self) -> None:
        """End a build that met a fault."""
        if self._build:
            self._build.give_up()
        self._build = None
        gc.enable()

    def look_again(self) -> QuickLook:
        """Return what shows an edit with what the last build left in memory; it ended well."""
        return self.build.look_again()


AT_WORK = AtWork()
