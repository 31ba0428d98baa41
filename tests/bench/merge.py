"""A mail merge as an authority's, by LibreOffice: one template, one table, 200 files.

/usr/bin/python3 tests/bench/merge.py FOLDER fills FOLDER/template.fodt from
FOLDER/families.csv and writes a tagged PDF for each line. It drives LibreOffice's own
mail merge (com.sun.star.text.MailMerge) in one hidden process:
apt-get install --no-install-recommends python3-uno libreoffice-base
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PIPE = "pipe,name=twentyweeks-bench"
TAGS = {"UseTaggedPDF": True, "PDFUACompliance": True, "SelectPdfVersion": 2}


def main(folder):
    """Merge, and let LibreOffice end."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless"]
    office = subprocess.Popen([*command, f"--accept={PIPE};urp;"])
    context = connected()
    make = context.ServiceManager.createInstanceWithContext
    merge(make, context, Path(folder))
    make("com.sun.star.frame.Desktop", context).terminate()
    office.wait()


def connected():
    """Return LibreOffice's own context as soon as it answers."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    while True:
        try:
            return resolver.resolve(f"uno:{PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)


def merge(make, context, folder):
    """Write a PDF for each line of the table."""
    sources = make("com.sun.star.sdb.DatabaseContext", context)
    table = sources.createInstance()
    table.URL = f"sdbc:flat:{folder.as_uri()}"
    table.Info = named({"Extension": "csv", "HeaderLine": True})
    kept = (folder / "merge.odb").as_uri()
    table.DatabaseDocument.storeAsURL(kept, ())
    sources.registerObject("merge", table)
    merging = make("com.sun.star.text.MailMerge", context)
    merging.DataSourceName = "merge"
    merging.CommandType = 0
    merging.Command = "families"
    merging.DocumentURL = (folder / "template.fodt").as_uri()
    merging.OutputType = 2
    merging.OutputURL = folder.as_uri()
    merging.FileNamePrefix = "letter"
    merging.SaveFilter = "writer_pdf_Export"
    merging.SaveFilterData = named(TAGS)
    merging.execute(())


def named(values):
    """Return values as LibreOffice takes them."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


if __name__ == "__main__":
    main(sys.argv[1])
