using Conference.Controller.Api;
using Conference.Controller.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Conference.Controller.Meetings;

/// <summary>
/// Ends instant meetings in which nobody has been for a while, so that a link that is never used again leads nowhere, and lets go of
/// meetings that nobody uses, so that they cost nothing but their rows.
/// </summary>
internal sealed partial class IdleMeetings(
    MeetingRegistry meetings, MeetingStore store, IOptions<MeetingOptions> options, TimeProvider clock, ILogger<IdleMeetings> logger)
    : RecurringService(CheckInterval, clock)
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await EndDesertedAsync(cancellationToken);
        foreach (var meeting in meetings.All)
            meetings.Unload(meeting);
    }

    private async Task EndDesertedAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var id in await store.ListDesertedAsync(Clock.GetUtcNow() - options.Value.IdleTimeout, cancellationToken))
                await meetings.ChangeAsync(id, Operation.BySystem(Access.Caller.DefaultTenant), End, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            CheckFailed(exception);
        }
    }

    private static bool End(Changes.Change change)
    {
        if (change.Meeting.EmptySince is not null)
            change.Meeting.End(change, "idle", close: true);
        return true;
    }

    [LoggerMessage(1203, LogLevel.Warning, "Deserted meetings are looked for again in a minute")]
    private partial void CheckFailed(Exception exception);
}
