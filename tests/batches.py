"""A batch for tests: three cases, and notebooks that are not run but only said to have been."""

from nbformat.v4 import new_notebook

from scsi.reports.run import batch
from scsi.reports.run.batch_cases import Case
from scsi.reports.run.batch_order import Order
from scsi.reports.run.execute import Executed
from scsi.reports.run.plan import Job

CITIES = ("seoul", "tokyo", "berlin")
INPUTS = dict.fromkeys([*batch._DECIDING.split(), "code"], "same")


def order(notebook, **parameters):
    """Return what is to be made of a notebook for the three cases."""
    said = " ".join(map(str, parameters.values()))  # so that the page is another each time
    cases = [Case(each, {"city": each}, {"en": f"{each} {said}"}, {"en": "all"}) for each in CITIES]
    jobs = {
        each: [
            Job(notebook="city", path=notebook, lang="en", parameters={"city": each, **parameters})
        ]
        for each in CITIES
    }
    return Order("city", cases, jobs, ("en",))


def run(out, notebook, during=lambda job: None, fails=(), **parameters):
    """Run a batch; before each notebook is taken in, something happens."""

    def execute_all(jobs, after, folder):
        for job in jobs:
            during(job)
            error = "failed" if job.parameters["city"] in fails else ""
            after([Executed(job=job, notebook=new_notebook(), error=error)])

    before, batch.execute_all = batch.execute_all, execute_all
    try:
        return batch.run_batch(order(notebook, **parameters), INPUTS, out)
    finally:
        batch.execute_all = before
