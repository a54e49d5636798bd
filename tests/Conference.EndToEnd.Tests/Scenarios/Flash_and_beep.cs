using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class Flash_and_beep(ITestOutputHelper output)
{
    private const int Timeout = 120_000;
    private const int BeepHz = 1_000;
    private const int Events = 12;

    // For the first fifth of each second the picture is white and the tone sounds.
    private const string FlashAndBeep = "color=black:s=640x360:r=25,drawbox=c=white:t=fill:enable='lt(mod(t,1),0.2)'[out0];"
        + "aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.2)':s=48000[out1]";

    private const string Neighbour = "color=0x145014:s=640x360:r=25[out0];aevalsrc='0.2*sin(2*PI*300*t)':s=48000[out1]";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan SoundStep = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan FrameStep = TimeSpan.FromMilliseconds(40);

    [Fact(Timeout = Timeout)]
    public async Task Each_beep_is_heard_with_its_flash()
    {
        using var timeout = new CancellationTokenSource(Timeout);
        await using var server = await InProcessServer.StartAsync();
        var movie = await RecordAsync(server, timeout.Token);

        var flashes = await FlashesAsync(movie);
        var beeps = Beeps(await movie.SoundAsync());

        // The first second may begin within an event, and the first report corrects the clocks.
        var offsets = flashes.Where(flash => flash > TimeSpan.FromSeconds(1))
            .Select(flash => beeps.Select(beep => beep - flash).MinBy(offset => offset.Duration()))
            .ToList();
        output.WriteLine($"Offsets in ms: {string.Join(' ', offsets.Select(offset => $"{offset.TotalMilliseconds:0}"))}");
        var sizes = offsets.Select(offset => offset.Duration().TotalMilliseconds).Order().ToList();
        Figures.Report(output, "flash-beep-offset-median", sizes[sizes.Count / 2], "ms");
        Figures.Report(output, "flash-beep-offset-max", sizes[^1], "ms");
        Assert.InRange(offsets.Count, Events - 2, Events + 2);
        Assert.All(offsets, offset => Assert.InRange(offset, -Limit, Limit));
    }

    private async Task<Movie> RecordAsync(InProcessServer server, CancellationToken cancellationToken)
    {
        var meeting = await server.OpenMeetingAsync("Flash and beep", cancellationToken);
        var room = await server.Rooms.GetAsync(meeting.Id, cancellationToken);
        await using var flashing = await RtpSender.JoinAsync(meeting, room, "Flash", FlashAndBeep, cancellationToken);
        await using var neighbour = await RtpSender.JoinAsync(meeting, room, "Neighbour", Neighbour, cancellationToken);

        await server.StartRecordingAsync(meeting, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(Events + 1), cancellationToken);
        var (recording, file) = await server.StopRecordingAsync(meeting, Patience, cancellationToken);

        // Next to browsers on the same two cores composing takes several times as long.
        Figures.Report(output, "stop-to-ready-without-browsers", (recording.CompletedAt - recording.StoppedAt)!.Value.TotalSeconds, "s");
        var path = Checkout.Artifact("recordings", "flash-and-beep.mp4");
        File.Copy(file, path, overwrite: true);
        return new Movie(path);
    }

    // The middle of the left cell: the name stands at its edge.
    private static async Task<IReadOnlyList<TimeSpan>> FlashesAsync(Movie movie)
    {
        var brightness = await movie.BrightnessAsync("200:100:220:310");
        return Onsets.Of([.. brightness.Select(level => (double)level)], FrameStep);
    }

    private static IReadOnlyList<TimeSpan> Beeps(Sound sound)
    {
        var windows = (int)(sound.Duration / SoundStep);
        return Onsets.Of([.. Enumerable.Range(0, windows).Select(i => sound.Amplitude(BeepHz, i * SoundStep, SoundStep))], SoundStep);
    }
}
