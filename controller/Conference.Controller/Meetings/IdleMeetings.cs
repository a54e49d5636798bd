using Microsoft.Extensions.Options;

namespace Conference.Controller.Meetings;

/// <summary>Ends meetings in which nobody has been for a while, so that a link that is never used again costs nothing.</summary>
internal sealed class IdleMeetings(MeetingRegistry meetings, IOptions<MeetingOptions> options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var latest = clock.GetUtcNow() - options.Value.IdleTimeout;
                foreach (var meeting in meetings.All.Where(meeting => meeting.EmptySince < latest))
                    meetings.End(meeting, "idle");
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure when it stops because something else could not start.
        }
    }
}
