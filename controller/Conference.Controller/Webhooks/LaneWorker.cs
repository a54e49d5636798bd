using Conference.Controller.Access.Sealing;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>Delivers what is in a lane, one event after the other, until it is empty or an event has to wait.</summary>
internal sealed partial class LaneWorker(
    LaneQueue queue,
    WebhookSender sender,
    WebhookHealth health,
    Seal seal,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<LaneWorker> logger)
{
    private static readonly TimeSpan RecordAgainAfter = TimeSpan.FromSeconds(1);

    private readonly RetrySchedule _schedule = new(options.Value.Delays, options.Value.GiveUpAfter);

    /// <param name="stopping">Ends after the event that is being delivered.</param>
    /// <param name="abort">Cuts that one off too.</param>
    public async Task WorkAsync(Lane lane, CancellationToken stopping, CancellationToken abort)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await queue.PeekAsync(lane, abort) is not { } head)
                return; // not ours any more, or nobody's for now: a lease that we leave behind runs out
            if (head.EventId is null)
            {
                await queue.CloseAsync(lane, head.Additions, abort);
                return;
            }
            if (!await DeliverAsync(lane, head, abort))
                return;
        }
        await queue.ReleaseAsync(lane, abort);
    }

    /// <returns>Whether the next one may go.</returns>
    private async Task<bool> DeliverAsync(Lane lane, LaneHead head, CancellationToken abort)
    {
        var attempt = await sender.SendAsync(new Uri(head.Url), head.Message, Keys(lane.WebhookId, head), abort);
        var pause = attempt.Delivered || IsTest(head) ? null : Pause(head, attempt);
        var state = attempt.Delivered ? DeliveryState.Delivered : pause is null ? DeliveryState.Failed : DeliveryState.Pending;
        if (!await RecordAsync(lane, head, attempt, state, pause, abort))
        {
            LeaseLost(lane.WebhookId, lane.MeetingId, head.EventId!);
            return false;
        }

        if (attempt.Delivered)
        {
            if (head.FailingSince is not null)
                await health.RecoveredAsync(lane.WebhookId, abort);
            return true;
        }

        Failed(lane.WebhookId, head.Attempts + 1, head.EventId!, attempt.Error!);
        if (state == DeliveryState.Failed)
            GivenUp(lane.WebhookId, head.EventId!, lane.MeetingId);
        await health.FailedAsync(lane.WebhookId, attempt, abort);
        return state == DeliveryState.Failed;
    }

    // A test is for somebody who looks at its result: it is not sent at night, when the receiver is up again.
    private static bool IsTest(LaneHead head) => head.Type == WebhookTest.Type;

    // A receiver that is gone disables its webhook; the event waits there for the day when it is enabled again.
    private TimeSpan? Pause(LaneHead head, Attempt attempt) => attempt.IsGone
        ? TimeSpan.Zero
        : _schedule.Next(head.Attempts + 1, head.SinceFirstAttempt ?? TimeSpan.Zero, attempt.RetryAfter, Random.Shared.NextDouble());

    private List<byte[]> Keys(string webhookId, LaneHead head)
    {
        var place = WebhookSecret.Place(webhookId);
        List<byte[]> keys = [seal.Open(head.Secret, place)];
        if (head.PreviousSecret is not null)
            keys.Add(seal.Open(head.PreviousSecret, place));
        return keys;
    }

    // What the receiver has got is known only here: a database that is away is waited for, so that it is not sent again.
    private async Task<bool> RecordAsync(
        Lane lane, LaneHead head, Attempt attempt, DeliveryState state, TimeSpan? pause, CancellationToken abort)
    {
        while (true)
        {
            try
            {
                return await queue.RecordAsync(lane, head, attempt, state, pause, abort);
            }
            catch (Exception exception) when (DatabaseTrouble.Is(exception))
            {
                RecordedLater(exception, lane.WebhookId, head.EventId!);
                await Task.Delay(RecordAgainAfter, clock, abort);
            }
        }
    }

    [LoggerMessage(2210, LogLevel.Information, "Webhook {WebhookId}: attempt {Attempt} to deliver event {MessageId} failed: {Error}")]
    private partial void Failed(string webhookId, int attempt, string messageId, string error);

    [LoggerMessage(2211, LogLevel.Warning, "Webhook {WebhookId}: event {MessageId} of meeting '{MeetingId}' was given up; it can be sent again by hand")]
    private partial void GivenUp(string webhookId, string messageId, string meetingId);

    [LoggerMessage(2212, LogLevel.Warning, "Webhook {WebhookId}: what became of event {MessageId} cannot be written now; trying again")]
    private partial void RecordedLater(Exception exception, string webhookId, string messageId);

    [LoggerMessage(2213, LogLevel.Warning,
        "Webhook {WebhookId}: meeting '{MeetingId}' is delivered by another process meanwhile, so event {MessageId} may arrive twice, with one id")]
    private partial void LeaseLost(string webhookId, string meetingId, string messageId);
}
