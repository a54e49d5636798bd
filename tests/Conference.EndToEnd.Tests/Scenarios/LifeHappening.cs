using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>While Alice and Bob are recorded, Carol joins, Alice's camera goes off and on again, and Bob leaves.</summary>
public sealed class LifeHappening : IAsyncLifetime
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(90);

    private readonly World _world;
    private readonly List<Moment> _moments = [];
    private readonly List<Person> _people = [];

    public LifeHappening(World world)
    {
        _world = world;
        Recorded = new Stage<LifeStory>(LiveAsync);
    }

    internal Stage<LifeStory> Recorded { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
    }

    private async Task<LifeStory> LiveAsync()
    {
        var alice = await ArriveAsync(Identity.Alice);
        var bob = await ArriveAsync(Identity.Bob);
        var carol = await ArriveAsync(Identity.Carol);
        var address = await alice.CreateMeetingAsync(_world.Server.Address, "Life happens");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        await HoldAsync("two are there", (Identity.Alice, Seat.Left), (Identity.Bob, Seat.Right));

        await carol.JoinAsync(address);
        await bob.Meeting.WatchAsync(Identity.Carol, frames: 10);
        await HoldAsync(
            "Carol has come", (Identity.Alice, Seat.TopLeft), (Identity.Bob, Seat.TopRight), (Identity.Carol, Seat.Bottom));

        await alice.Meeting.CameraButton.ClickAsync();
        await bob.Meeting.ExpectVideoAsync(Identity.Alice, on: false);
        await Gallery.ShowAsync(bob.Page, "meeting-three-camera-off");
        await HoldAsync(
            "Alice's camera is off",
            new Sitting(Identity.Alice, Seat.TopLeft, HasVideo: false),
            new Sitting(Identity.Bob, Seat.TopRight, HasVideo: true),
            new Sitting(Identity.Carol, Seat.Bottom, HasVideo: true));

        await alice.Meeting.CameraButton.ClickAsync();
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 10);
        await HoldAsync(
            "Alice's camera is on again", (Identity.Alice, Seat.TopLeft), (Identity.Bob, Seat.TopRight), (Identity.Carol, Seat.Bottom));

        await bob.Meeting.LeaveAsync();
        await Assertions.Expect(alice.Meeting.Tile(Identity.Bob)).ToHaveCountAsync(0);
        await Assertions.Expect(bob.Page.GetByTestId("rejoin")).ToBeVisibleAsync();
        await HoldAsync("Bob has left", (Identity.Alice, Seat.Left), (Identity.Carol, Seat.Right));

        await alice.Meeting.RecordButton.ClickAsync();
        await Gallery.ShowAsync(bob.Page, "left");
        var recording = await _world.Server.FinishAsync(Encounter.CodeOf(address), FinishTimeout);
        return new LifeStory(recording, _moments, [.. _people.SelectMany(person => person.Problems)]);
    }

    private async Task<Person> ArriveAsync(Identity identity)
    {
        var person = await Person.ArriveAsync(_world, identity);
        _people.Add(person);
        return person;
    }

    private Task HoldAsync(string name, params (Identity Identity, Seat Seat)[] people) =>
        HoldAsync(name, [.. people.Select(person => new Sitting(person.Identity, person.Seat, HasVideo: true))]);

    private async Task HoldAsync(string name, params Sitting[] people)
    {
        var from = TimeProvider.System.GetUtcNow();
        await Task.Delay(Hold);
        _moments.Add(new Moment(name, from, TimeProvider.System.GetUtcNow(), people));
    }
}

/// <summary>A finished recording and what must be in it.</summary>
internal sealed record LifeStory(FinishedRecording Recording, IReadOnlyList<Moment> Moments, IReadOnlyList<string> Problems);

/// <summary>A time of the meeting in which nothing changed.</summary>
internal sealed record Moment(string Name, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Sitting> People);

/// <summary>Who is in which cell, with or without a picture.</summary>
internal sealed record Sitting(Identity Identity, Seat Seat, bool HasVideo);
