using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>Alice makes a meeting, Bob joins it with the code that she reads to him, and Alice records ten seconds of it.</summary>
public sealed class TwoPeopleMeeting : IAsyncLifetime
{
    private static readonly TimeSpan RecordedTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(60);

    private readonly World _world;
    private readonly List<Person> _people = [];

    public TwoPeopleMeeting(World world)
    {
        _world = world;
        Met = new Stage<Encounter>(MeetAsync);
        Recorded = new Stage<Taping>(RecordAsync);
    }

    /// <summary>Both are in and have seen each other.</summary>
    internal Stage<Encounter> Met { get; }

    /// <summary>The meeting was recorded, and the recording is finished.</summary>
    internal Stage<Taping> Recorded { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
    }

    private async Task<Encounter> MeetAsync()
    {
        var alice = await ArriveAsync(Identity.Alice);
        var bob = await ArriveAsync(Identity.Bob);

        await alice.Page.GotoAsync(_world.Server.Address.ToString());
        await Gallery.ShowAsync(alice.Page, "home");
        var address = await alice.CreateMeetingAsync(_world.Server.Address, "Roof terrace");
        await Gallery.ShowAsync(alice.Page, "pre-join");
        await alice.JoinAsync(address);
        await Gallery.ShowAsync(alice.Page, "meeting-alone");

        await bob.EnterCodeAsync(_world.Server.Address, Encounter.CodeOf(address));
        await bob.JoinAsync(address);
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 5);
        await Gallery.ShowAsync(alice.Page, "meeting");
        return new Encounter(alice, bob, address, TimeProvider.System.GetUtcNow());
    }

    private async Task<Person> ArriveAsync(Identity identity)
    {
        var person = await Person.ArriveAsync(_world, identity);
        _people.Add(person);
        return person;
    }

    private async Task<Taping> RecordAsync()
    {
        var encounter = await Met.ReachAsync();
        var (alice, bob, _, _) = encounter;

        var recordPressed = TimeProvider.System.GetUtcNow();
        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        var recordShown = TimeProvider.System.GetUtcNow();
        await Assertions.Expect(bob.Page.GetByTestId("recording-badge")).ToBeVisibleAsync();
        await Gallery.ShowAsync(bob.Page, "meeting-recording");

        await Task.Delay(recordShown + RecordedTime - TimeProvider.System.GetUtcNow());
        var stopPressed = TimeProvider.System.GetUtcNow();
        await alice.Meeting.RecordButton.ClickAsync();
        var recording = await _world.Server.FinishAsync(encounter.Code, FinishTimeout);
        return new Taping(recording, recordPressed, recordShown, stopPressed, TimeProvider.System.GetUtcNow());
    }
}

/// <summary>Two people in one meeting.</summary>
internal sealed record Encounter(Person Alice, Person Bob, Uri Address, DateTimeOffset Since)
{
    public string Code => CodeOf(Address);

    public static string CodeOf(Uri meeting) => meeting.Segments[^1];
}

/// <summary>A finished recording, and when this test's own clock saw its steps.</summary>
internal sealed record Taping(
    FinishedRecording Recording, DateTimeOffset RecordPressed, DateTimeOffset RecordShown, DateTimeOffset StopPressed, DateTimeOffset Ready);
