"""Folders for tests: a report as a run writes it, and what is in a folder, by checksum."""

import json
import os
import stat
from hashlib import sha256

from scsi.reports.run import owned, report_folder


def contents_of_a_report(text="new", **more):
    """Return the files of a small report, with its manifest."""
    files = {"index.html": text.encode(), "notebooks/en/a.ipynb": text.encode()} | more
    outputs = {name: sha256(content).hexdigest() for name, content in files.items()}
    manifest = owned.sealed({"format": "scsi-manifest-1", "outputs": outputs})
    return files | {"manifest.json": json.dumps(manifest).encode()}


def put(out, text="new"):
    """Write a small report as a run does."""
    with report_folder.hold(out) as work:
        report_folder.put(contents_of_a_report(text), out, work)


def snapshot(folder):
    """Return everything below a folder by its name: checksums of files, ends of links, folders."""
    found = {}
    for top, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = os.path.join(top, name)
            state = os.lstat(path)
            if stat.S_ISLNK(state.st_mode):
                told = f"link to {os.readlink(path)}"
            elif stat.S_ISREG(state.st_mode):
                with open(path, "rb") as file:
                    told = sha256(file.read()).hexdigest()
            else:
                told = stat.filemode(state.st_mode)
            found[os.path.relpath(path, folder)] = told
    return found
