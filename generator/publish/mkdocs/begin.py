"""Begin a build: make the site of its data before MkDocs does anything.

Most of our modules are imported only while another process reads the data: each takes about as long as the other.
"""

from __future__ import annotations

import importlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from generator.files.processes import can_fork
from generator.files.stores import Store
from generator.publish.house import CHECKED, is_preview, store_of
from generator.publish.mkdocs.building import Building
from generator.publish.mkdocs.configured import find_data
from generator.publish.mkdocs.environment import make_environment
from generator.publish.mkdocs.site_build import SiteBuild, say
from generator.reading.incremental import FILE, begin_reading, content_folder
from generator.reading.problems import DataFaults
from generator.reading.version import epoch_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def begin_build(config: MkDocsConfig, *, served: bool) -> SiteBuild:
    """Make the site from its data; faults of the data are printed, and end the build."""
    root, data = Path(config.config_file_path).parent, find_data(config)
    cache, content = root / ".cache", content_folder(root, data)
    is_known = (cache / FILE).exists()  # Handing over what is read would then cost more than reading it.
    reading = begin_reading(root, data, cache=cache, forked=can_fork() and not is_known)
    if not is_known:
        importlib.import_module("generator.publish.making")
    from generator.publish.pipeline import make_site

    vars(config.theme)["get_env"] = partial(make_environment, config.theme)
    building = Building.begin(Path(config.config_file_path), (root / data, content, Path(config.docs_dir)))
    store = Store(store_of(Path(config.site_dir)))
    store.clear()
    pdf, checked = bool(os.environ.get("CONCORDANCE_PDF")), os.environ.get(CHECKED)
    try:
        site = make_site(
            root,
            data=data,
            pdf=pdf,
            address=config.site_url or "",
            checked=Path(checked) if checked else None,
            cache=cache,
            reading=reading,
            last=building.last,
            preview=is_preview(),
            searched=True,
            store=store,
            say=say if pdf else lambda words: None,
        )
    except BaseException as fault:
        store.clear()
        if not isinstance(fault, DataFaults):
            raise
        sys.stderr.write(fault.report.seen_from(Path.cwd(), data=data).as_text())
        raise PluginError(f"the data has faults ({fault}); the site was left as it is") from None
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch_of(site.corpus.concordance.as_of))  # MkDocs would read the clock
    return SiteBuild(config, site, building, store, served=served)
