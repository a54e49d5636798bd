using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>The worker that carries a recorded meeting is killed; its people come back on another.</summary>
public sealed class WorkerKilling : IAsyncLifetime
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(60);

    private readonly World _world;

    public WorkerKilling(World world)
    {
        _world = world;
        Survived = new Stage<Survival>(SurviveAsync);
        Recorded = new Stage<RecordedSurvival>(FinishAsync);
    }

    /// <summary>Both see each other again.</summary>
    internal Stage<Survival> Survived { get; }

    /// <summary>The recording that ran is finished.</summary>
    internal Stage<RecordedSurvival> Recorded { get; }

    internal ConferenceServer Server { get; private set; } = null!;

    internal Person Alice { get; private set; } = null!;

    internal Person Bob { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await ConferenceServer.StartAsync("worker-killed");
        Alice = await Person.ArriveAsync(_world, Identity.Alice);
        Bob = await Person.ArriveAsync(_world, Identity.Bob);
    }

    public async Task DisposeAsync()
    {
        await Alice.DisposeAsync();
        await Bob.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Both are in one new meeting and see each other.</summary>
    internal async Task<Uri> MeetAsync(string name)
    {
        var address = await Alice.CreateMeetingAsync(Server.Address, name);
        await Alice.JoinAsync(address);
        await Bob.JoinAsync(address);
        await WatchEachOtherAsync();
        return address;
    }

    internal async Task WatchEachOtherAsync()
    {
        await Alice.Meeting.WatchAsync(Identity.Bob, frames: 15);
        await Bob.Meeting.WatchAsync(Identity.Alice, frames: 15);
    }

    private async Task<Survival> SurviveAsync()
    {
        var address = await MeetAsync("The worker dies");
        var meetingId = await Server.MeetingIdAsync(Encounter.CodeOf(address));
        await Alice.Meeting.StartRecordingAsync();
        await Alice.Meeting.ExpectRecordingAsync("recording");
        await Task.Delay(Hold);

        var killedAt = TimeProvider.System.GetUtcNow();
        UnixSignal.Kill.Send(Server.WorkersOf(meetingId)[^1]);
        foreach (var person in (Person[])[Alice, Bob])
            await person.Page.WaitForFunctionAsync("() => probes.visits().join(' ').endsWith('reconnecting connected')");
        await WatchEachOtherAsync();
        return new Survival(address, meetingId, killedAt, TimeProvider.System.GetUtcNow());
    }

    private async Task<RecordedSurvival> FinishAsync()
    {
        var survival = await Survived.ReachAsync();
        await Task.Delay(Hold);
        await Alice.Meeting.RecordButton.ClickAsync();
        return new RecordedSurvival(survival, await Server.FinishAsync(Encounter.CodeOf(survival.Address), FinishTimeout));
    }
}

internal sealed record Survival(Uri Address, string MeetingId, DateTimeOffset KilledAt, DateTimeOffset BackAt);

internal sealed record RecordedSurvival(Survival Survival, FinishedRecording Recording);
