using Conference.Controller.Hosting;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>Writes once a minute when which API key was last used.</summary>
internal sealed partial class ApiKeyUses(ApiKeyDirectory keys, ApiKeyStore store, TimeProvider clock, ILogger<ApiKeyUses> logger)
    : RecurringService(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var uses = keys.TakeUses();
        if (uses.Count == 0)
            return;
        try
        {
            await store.NoteUsesAsync(uses, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            // A key that goes on being used is noted with its next use; the column is for the operator's eye.
            NotWritten(exception.Message);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "When API keys were last used was not written: {Reason}")]
    private partial void NotWritten(string reason);
}
