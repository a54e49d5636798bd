using Conference.Recorder.Compose;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

[Collection(RealMedia.Name)]
public sealed class RecordingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_people_become_one_mp4_with_both_in_picture_and_sound()
    {
        var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada Lovelace", Look.Red);
        var alan = await meeting.JoinAsync("Alan Turing", Look.Blue);
        await using var host = await RecorderHost.StartAsync(meeting);

        var started = await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(12));
        await host.Director.StopAsync(TestMeeting.Id, CancellationToken.None);
        var stopped = TimeProvider.System.GetUtcNow();
        var file = await host.FinishWithFileAsync(started.Id, output);
        await meeting.CloseAsync();

        output.WriteLine(file);
        var mp4 = new Mp4(file);
        await MovieAssert.IsCompositeAsync(mp4, (stopped - started.StartedAt!.Value).TotalSeconds);
        var cells = GridLayout.For(2);
        foreach (var moment in new[] { 4.5, 7.5, 10.5 })
        {
            await MovieAssert.ShowsAsync(mp4, moment, cells[0], ada.Look);
            await MovieAssert.ShowsAsync(mp4, moment, cells[1], alan.Look);
        }

        await MovieAssert.SoundsAsync(mp4, 4, ada.Look, alan.Look);
        await MovieAssert.IsInSyncAsync(mp4, cells[0], ada.Look, output);
        await MovieAssert.IsInSyncAsync(mp4, cells[1], alan.Look, output);
    }
}
