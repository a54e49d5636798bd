using System.Globalization;
using System.Runtime.CompilerServices;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.Children;

/// <summary>
/// A meeting of people with camera and microphone, who send from another process: each tap's port is told by a file. Odd tracks are cameras;
/// a track's number is its SSRC.
/// </summary>
internal sealed class ExchangeMeeting(string exchange, int people) : IMeetingSource, IMeetingFeed
{
    public Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken) => Task.FromResult<IMeetingFeed>(this);

    public async IAsyncEnumerable<FeedEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 1; i <= people; i++)
        {
            yield return new ParticipantJoined(now, $"p{i}", $"Person {i}");
            yield return new TrackStarted(now, $"t{i * 2 - 1}", $"p{i}", TrackKind.Video, TrackSource.Camera, Paused: false);
            yield return new TrackStarted(now, $"t{i * 2}", $"p{i}", TrackKind.Audio, TrackSource.Microphone, Paused: false);
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public async Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken)
    {
        // By rename, so that nobody reads half of it.
        var file = Path.Combine(exchange, trackId);
        await File.WriteAllTextAsync(file + ".new", destination.Port.ToString(CultureInfo.InvariantCulture), cancellationToken);
        File.Move(file + ".new", file);
        var number = uint.Parse(trackId.AsSpan(1), CultureInfo.InvariantCulture);
        return number % 2 == 1
            ? new TrackTap(trackId, "video/VP8", 96, 90_000, null, number, "")
            : new TrackTap(trackId, "audio/opus", 97, 48_000, 2, number, "");
    }

    public Task ResumeAsync(string trackId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
