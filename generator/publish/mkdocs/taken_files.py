"""Files that stand on the disk already, as MkDocs has them: kept from the last site, or put there as they were made."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from generator.files.replacing import link_or_copy


class TakenFile(File):
    """A file that stands on the disk already: MkDocs can link to it; it is not made again."""

    @classmethod
    def of(cls, path: str, config: MkDocsConfig) -> Self:
        """Return the file at `path` of the site."""
        place = PurePosixPath(path)
        uri = str(place.with_suffix(".md")) if place.suffix == ".html" else path
        file = cls(
            uri, None, config.site_dir, config.use_directory_urls, dest_uri=path, inclusion=InclusionLevel.NOT_IN_NAV
        )
        file.generated_by = "taken"
        return file

    def is_documentation_page(self) -> bool:
        """Return that it is no page to make."""
        return False


class MadeFile(TakenFile):
    """A file that was made in this build, and put on the disk, at `source`, as soon as it was."""

    source: Path

    def copy_file(self, dirty: bool = False) -> None:
        """Put it into the site without reading it."""
        os.makedirs(os.path.dirname(self.abs_dest_path), exist_ok=True)
        link_or_copy(self.source, self.abs_dest_path)


class KeptFile(TakenFile):
    """A file of the last site, which the list of all pages holds where it is a page."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it: all that is kept is taken from the last site at once."""
