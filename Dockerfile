# The report, from nothing:
#   docker build --tag scsi .
#   docker run --rm --volume "$PWD/reports:/scsi/reports" scsi
# Another command of scsi in place of the report:
#   docker run --rm --volume "$PWD:/work" --workdir /work scsi survey table.csv --out report
FROM python:3.13-slim

# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /scsi
COPY . .
RUN make .venv/.ready

ENV PATH="/scsi/.venv/bin:$PATH"
ENTRYPOINT ["scsi"]
CMD ["report"]
