using Conference.Controller.Storage;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Passes on what PostgreSQL tells of recordings: which one has changed.</summary>
internal sealed partial class RecordingHints(Database database, TimeProvider clock, ILogger<RecordingHints> logger)
    : NotificationListener("recording", database, clock)
{
    /// <summary>Raised with the recording's id, on the listener's own loop; handlers only pass it on.</summary>
    public event EventHandler<string>? Hinted;

    protected override void OnNotified(string payload) => Hinted?.Invoke(this, payload);

    protected override void OnStopped(Exception exception) => ListeningStopped(exception);

    [LoggerMessage(1421, LogLevel.Debug, "No hints of recordings until the database answers")]
    private partial void ListeningStopped(Exception exception);
}
