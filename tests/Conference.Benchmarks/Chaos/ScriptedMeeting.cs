using System.Collections.Concurrent;
using Conference.Client;

namespace Conference.Benchmarks.Chaos;

/// <summary>
/// One meeting of three people, who write, raise hands, change roles and leave. What the server has acknowledged is noted: that must be there
/// in the end, once.
/// </summary>
internal sealed class ScriptedMeeting(ConferenceClient client, int number, int seed)
{
    private const int People = 3;
    private const int MessagesEach = 8;

    private readonly Random _random = new(seed + number);
    private readonly ConcurrentQueue<string> _acknowledged = new();
    private readonly ConcurrentQueue<string> _mistakes = new();

    public string Name { get; } = $"Meeting {number}";

    public string Id { get; private set; } = string.Empty;

    public bool HasEnded => number % 2 == 0;

    public IReadOnlyList<string> UserIds { get; } = [.. Enumerable.Range(0, People).Select(person => $"person-{number}-{person}")];

    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>What listeners saw that must not be.</summary>
    public IReadOnlyCollection<string> Mistakes => _mistakes;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var meeting = await client.CreateMeetingAsync(new NewMeeting { Name = Name }, cancellationToken: cancellationToken);
        Id = meeting.Id;
        var people = new List<MeetingConnection>();
        try
        {
            foreach (var userId in UserIds)
            {
                people.Add(await meeting.JoinAsync(
                    userId, new JoinOptions { UserId = userId, Role = people.Count == 0 ? Role.Host : Role.Speaker }, cancellationToken));
            }

            var listening = people.Select(person => ListenAsync(person, cancellationToken)).ToList();
            await Task.WhenAll(people.Select((person, index) => WriteAsync(person, index, cancellationToken)));
            await people[1].RaiseHandAsync(cancellationToken);
            await meeting.Participants.UpdateAsync(
                people[2].ParticipantId, new ParticipantChanges { Role = Role.CoHost }, cancellationToken: cancellationToken);
            await Task.WhenAll(listening).WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
            foreach (var person in people)
                await person.LeaveAsync(cancellationToken);
            if (HasEnded)
                await meeting.EndAsync("over", cancellationToken: cancellationToken);
        }
        finally
        {
            foreach (var person in people)
                await person.DisposeAsync();
        }
    }

    private async Task WriteAsync(MeetingConnection person, int index, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MessagesEach; i++)
        {
            var text = $"message {number}-{index}-{i}";
            await person.SendMessageAsync(new NewMessage(text) { ClientId = $"{number}-{index}-{i}" }, cancellationToken);
            _acknowledged.Enqueue(text);
            await Task.Delay(Pause(), cancellationToken);
        }
    }

    // Every listener gets every message once and in the order of its number, across all reconnects.
    private async Task ListenAsync(MeetingConnection person, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        long last = 0;
        await foreach (var meetingEvent in person.ReadEventsAsync().WithCancellation(cancellationToken))
        {
            if (meetingEvent is Resynchronized)
                _mistakes.Enqueue($"{Name}: {person.ParticipantId} lost its place in the events");
            if (meetingEvent.Sequence is { } sequence && sequence <= last)
                _mistakes.Enqueue($"{Name}: event {sequence} came after {last}");
            last = meetingEvent.Sequence ?? last;
            if (meetingEvent is MessageSent sent && !seen.Add(sent.Message.Text))
                _mistakes.Enqueue($"{Name}: '{sent.Message.Text}' came twice");
            if (seen.Count == People * MessagesEach)
                return;
        }
    }

    private TimeSpan Pause()
    {
        lock (_random)
            return TimeSpan.FromMilliseconds(_random.Next(20, 400));
    }
}
