using System.Diagnostics.Metrics;

namespace Conference.Controller.Storage;

/// <summary>The metrics of the ledger, in the units of OpenTelemetry.</summary>
internal sealed class LedgerMeters
{
    public const string MeterName = "Conference.Storage";

    private readonly Counter<long> _entries;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _spooled;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _lag;
    private volatile bool _away;

    public LedgerMeters(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _entries = meter.CreateCounter<long>("conference.ledger.entries", "{entry}", "Entries written to the database.");
        _rejected = meter.CreateCounter<long>("conference.ledger.rejected", "{entry}", "Entries that the database refused for good.");
        _spooled = meter.CreateCounter<long>("conference.ledger.spooled", "{entry}", "Entries kept in the spool while the database was away.");
        _batchSize = meter.CreateHistogram<int>("conference.ledger.batch.size", "{entry}", "Entries in one transaction.");
        _lag = meter.CreateHistogram<double>("conference.ledger.lag", "s", "From appending an entry until it is durable.");
        meter.CreateObservableGauge("conference.ledger.away", () => _away ? 1 : 0, "1", "1 while the database cannot be written.");
    }

    public bool Away { set => _away = value; }

    public void Written(int entries)
    {
        _entries.Add(entries);
        _batchSize.Record(entries);
    }

    public void Rejected() => _rejected.Add(1);

    public void Spooled(int entries) => _spooled.Add(entries);

    public void Durable(TimeSpan lag) => _lag.Record(lag.TotalSeconds);
}
