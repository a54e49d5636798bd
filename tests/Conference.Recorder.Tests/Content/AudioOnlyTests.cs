using Conference.Recorder.Contracts;
using Conference.Testing.Movies;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class AudioOnlyTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_is_heard_at_the_right_time_and_there_is_no_picture()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var people = new[] { await meeting.JoinAsync(new Persona(0), "Ada"), await meeting.JoinAsync(new Persona(1), "Alan", camera: false) };

        double began = 0;
        var recording = await host.RecordAsync(
            async clock =>
            {
                began = (clock.Capture.StartedAt - meeting.EpochAt).TotalSeconds;
                await clock.UntilAsync(8);
            },
            new RecordingSettings(RecordingLayout.AudioOnly));
        var mp4 = await host.FinishWithFileAsync(recording, output);

        var streams = (await mp4.ProbeAsync()).GetProperty("streams").EnumerateArray().Select(stream => stream.GetProperty("codec_type").GetString());
        Assert.DoesNotContain("video", streams);
        var sound = await Soundtrack.HearAsync(mp4.File, CancellationToken.None);
        Assert.InRange(sound.Seconds, recording.Seconds - 0.1, recording.Seconds + 0.1);
        var report = new SyncReport();
        foreach (var person in people)
        {
            var beeps = person.BeepsBetween(began + 1, began + 7.5).Select(moment => moment with { At = moment.At - began });
            report.Add([], SyncPoint.Match(beeps, sound.BeepsOf(person.Persona)));
        }

        output.WriteLine(report.ToString());
        Assert.Equal(1, report.BeepsFound);
        Assert.InRange(report.AmongPeopleHeard.Max, 0, 60);
    }
}
