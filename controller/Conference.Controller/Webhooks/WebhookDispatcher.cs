using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>
/// Takes lanes that are due and has them worked on, side by side. The database is asked every second, and at once when something was
/// added or a lane has become free. Several processes may do this on one database.
/// </summary>
internal sealed partial class WebhookDispatcher(
    LaneQueue queue, LaneWorker worker, WakeSignal wake, IOptions<WebhookOptions> options, ILogger<WebhookDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(3);

    private readonly BusyLanes _busy = new(options.Value);
    private readonly HashSet<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using var stopping = stoppingToken.Register(() => abort.CancelAfter(StopGrace));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                _running.RemoveWhere(lane => lane.IsCompleted);
                if (!await TakeAsync(stoppingToken, abort.Token))
                    await wake.WaitAsync(PollInterval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The events that are on their way are waited for below.
        }
        await Task.WhenAll(_running);
    }

    /// <returns>Whether there was something, so that more may be waiting.</returns>
    private async Task<bool> TakeAsync(CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            // First those that do not fail: there is no moment when the others have taken all there is.
            var sound = await TakeAsync(failing: false, stopping, abort);
            return await TakeAsync(failing: true, stopping, abort) || sound;
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            DatabaseAway(exception);
            return false;
        }
    }

    private async Task<bool> TakeAsync(bool failing, CancellationToken stopping, CancellationToken abort)
    {
        if (_busy.Room(failing) is not (> 0 and var room))
            return false;
        var lanes = await queue.ClaimAsync(failing, room, _busy.PerWebhook(failing), _busy.ByWebhook(), stopping);
        foreach (var lane in lanes)
        {
            _busy.Begin(lane);
            _running.Add(WorkAsync(lane, stopping, abort));
        }
        return lanes.Count > 0;
    }

    private async Task WorkAsync(Lane lane, CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            await worker.WorkAsync(lane, stopping, abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // The process ends; the lane is taken by another, or by the next one here, when the lease has run out.
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            DatabaseAway(exception); // so is the lane, until the lease has run out
        }
        catch (Exception exception)
        {
            LaneFailed(exception, lane.WebhookId, lane.MeetingId); // taken again when the lease has run out
        }
        finally
        {
            _busy.End(lane);
            wake.Set();
        }
    }

    [LoggerMessage(2200, LogLevel.Warning, "Webhooks wait: the database does not answer")]
    private partial void DatabaseAway(Exception exception);

    [LoggerMessage(2201, LogLevel.Error, "Webhook {WebhookId}: delivering meeting '{MeetingId}' stopped and is taken up again")]
    private partial void LaneFailed(Exception exception, string webhookId, string meetingId);
}
