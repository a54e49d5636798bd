using Conference.Benchmarks.Reporting;
using Conference.Benchmarks.Service;
using Conference.Client;
using Npgsql;

namespace Conference.Benchmarks.Chaos;

/// <summary>Holds what was acknowledged against what is there: in the API, in the database and with the application that was told.</summary>
internal sealed class Verdict(ConferenceClient client, ControllerProcess controller, WebhookReceiver receiver)
{
    private readonly List<string> _faults = [];
    private int _messages;
    private int _audits;
    private int _events;
    private int _delivered;

    public IReadOnlyList<string> Faults => _faults;

    public async Task<IReadOnlyList<BenchmarkRow>> JudgeAsync(
        IReadOnlyList<ScriptedMeeting> meetings, Killer killer, CancellationToken cancellationToken)
    {
        await CountMeetingsAsync(meetings, cancellationToken);
        foreach (var meeting in meetings)
        {
            await CheckPeopleAsync(meeting, cancellationToken);
            await CheckChatAsync(meeting, cancellationToken);
            await CheckAuditAsync(meeting, cancellationToken);
            _faults.AddRange(meeting.Mistakes);
        }

        await CheckOutboxAsync(cancellationToken);
        return
        [
            Row("kills of the controller", killer.Controllers, null),
            Row("kills of the database", killer.Databases, null),
            Row("meetings", meetings.Count, null),
            Row("chat messages acknowledged", _messages, null),
            Row("audit rows", _audits, null),
            Row("outbox events", _events, null),
            Row("events delivered to the webhook", _delivered, null),
            Row("deliveries repeated (deduplicated by id)", receiver.Repeated, null),
            Row("lost, doubled or out of order", _faults.Count, 0),
        ];
    }

    private async Task CountMeetingsAsync(IReadOnlyList<ScriptedMeeting> meetings, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var meeting in client.ListMeetingsAsync(cancellationToken: cancellationToken))
            found.Add(meeting.Name);
        Same("meetings", meetings.Select(meeting => meeting.Name), found);
    }

    private async Task CheckPeopleAsync(ScriptedMeeting meeting, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var person in client.Meeting(meeting.Id).Participants.ListAsync(cancellationToken: cancellationToken))
            found.Add(person.UserId ?? "a guest");
        Same($"{meeting.Name}: participants", meeting.UserIds, found);
    }

    private async Task CheckChatAsync(ScriptedMeeting meeting, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var message in client.Meeting(meeting.Id).Chat.ListAsync(cancellationToken))
            found.Add(message.Text);
        Same($"{meeting.Name}: messages", meeting.Acknowledged, found);
        _messages += meeting.Acknowledged.Count;
    }

    private async Task CheckAuditAsync(ScriptedMeeting meeting, CancellationToken cancellationToken)
    {
        var actions = new List<string>();
        await foreach (var audit in client.Meeting(meeting.Id).ListAuditAsync(cancellationToken))
            actions.Add(audit.Action);
        _audits += actions.Count;
        Once(1, "meeting.create");
        Once(meeting.UserIds.Count, "participant.join");
        Once(meeting.UserIds.Count, "participant.leave");
        Once(1, "participant.update");
        Once(meeting.HasEnded ? 1 : 0, "meeting.end");

        void Once(int times, string action)
        {
            if (actions.Count(found => found == action) is var count && count != times)
                _faults.Add($"{meeting.Name}: {action} stands {count} times in the audit log, not {times}");
        }
    }

    private async Task CheckOutboxAsync(CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(controller.ConnectionString);
        var stored = new Dictionary<string, List<(long Sequence, string Id, bool Told)>>();
        await using (var command = database.CreateCommand("SELECT meeting_id, sequence, id, coalesce(jsonb_typeof(audience->'participants'), 'null') = 'null' FROM outbox_event ORDER BY meeting_id, sequence"))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (!stored.TryGetValue(reader.GetString(0), out var list))
                    stored.Add(reader.GetString(0), list = []);
                list.Add((reader.GetInt64(1), reader.GetString(2), reader.GetBoolean(3)));
            }
        }

        _events = stored.Values.Sum(list => list.Count);
        var told = stored.Values.Sum(list => list.Count(stored => stored.Told));
        await WaitAsync(() => receiver.Received.Values.Sum(list => list.Count) >= told, TimeSpan.FromMinutes(3), cancellationToken);
        var received = receiver.Received;
        _delivered = received.Values.Sum(list => list.Count);
        if (receiver.Unverified > 0)
            _faults.Add($"{receiver.Unverified} deliveries had a signature that does not hold");
        foreach (var (meetingId, events) in stored)
        {
            if (events.Select((stored, index) => stored.Sequence == index + 1).Contains(false))
                _faults.Add($"{meetingId}: the numbers of its events are not 1, 2, 3, …");
            var wanted = events.Where(stored => stored.Told).Select(stored => (stored.Sequence, stored.Id));
            var came = received.GetValueOrDefault(meetingId) ?? [];
            if (!came.SequenceEqual(wanted))
                _faults.Add($"{meetingId}: the webhook got {came.Count} events, not the {wanted.Count()} in their order");
        }
    }

    private void Same(string what, IEnumerable<string> wanted, IEnumerable<string> found)
    {
        var left = wanted.Order(StringComparer.Ordinal).ToList();
        var right = found.Order(StringComparer.Ordinal).ToList();
        if (!left.SequenceEqual(right))
            _faults.Add($"{what}: {left.Except(right).Count()} lost, {right.Count - right.Distinct().Count()} doubled, {right.Except(left).Count()} too many");
    }

    private static async Task WaitAsync(Func<bool> condition, TimeSpan longest, CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!condition() && System.Diagnostics.Stopwatch.GetElapsedTime(started) < longest)
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
    }

    private static BenchmarkRow Row(string name, double value, double? target) =>
        new(name, "", value, null, null, target is { } wanted ? $"= {wanted}" : null, target is null ? null : value == target);
}
