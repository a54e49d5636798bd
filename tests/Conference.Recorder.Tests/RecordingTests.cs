using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

[Collection(RealMedia.Name)]
public sealed class RecordingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_people_become_one_mp4_with_both_in_picture_and_sound()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada Lovelace", Look.Red);
        var alan = await meeting.JoinAsync("Alan Turing", Look.Blue);
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock => await clock.UntilAsync(12));
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        var cells = Cells.Grid(2);
        foreach (var moment in new[] { 4.5, 7.5, 10.5 })
        {
            await MovieAssert.ShowsAsync(mp4, moment, cells[0], ada.Look);
            await MovieAssert.ShowsAsync(mp4, moment, cells[1], alan.Look);
        }

        await MovieAssert.SoundsAsync(mp4, 4, ada.Look, alan.Look);
        await MovieAssert.IsInSyncAsync(mp4, cells[0], ada.Look, output);
        await MovieAssert.IsInSyncAsync(mp4, cells[1], alan.Look, output);
    }

    [Fact]
    public async Task Who_joins_late_is_there_from_then_on_and_who_leaves_early_until_then()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var alan = await meeting.JoinAsync("Alan", Look.Blue);
        await using var host = RecorderHost.Start(meeting);

        TestPerson grace = null!;
        double joined = 0, left = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(4);
            grace = await meeting.JoinAsync("Grace", Look.Green);
            joined = clock.Now;
            await clock.UntilAsync(joined + 4);
            meeting.Leave(ada);
            left = clock.Now;
            await clock.UntilAsync(left + 4);
        });
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        await MovieAssert.ShowsAsync(mp4, 3.5, Cells.Grid(2)[0], ada.Look);
        await MovieAssert.ShowsAsync(mp4, 3.5, Cells.Grid(2)[1], alan.Look);
        await MovieAssert.ShowsAsync(mp4, joined + 3.5, Cells.Grid(3)[0], ada.Look);
        await MovieAssert.ShowsAsync(mp4, joined + 3.5, Cells.Grid(3)[1], alan.Look);
        await MovieAssert.ShowsAsync(mp4, joined + 3.5, Cells.Grid(3)[2], grace.Look);
        await MovieAssert.ShowsAsync(mp4, left + 3, Cells.Grid(2)[0], alan.Look);
        await MovieAssert.ShowsAsync(mp4, left + 3, Cells.Grid(2)[1], grace.Look);
        await MovieAssert.SoundsAsync(mp4, left + 2, alan.Look, grace.Look);
        await MovieAssert.IsSilentAsync(mp4, left + 2, ada.Look.Tone);
        await MovieAssert.IsSilentAsync(mp4, 2, grace.Look.Tone);
    }

    [Fact]
    public async Task Who_leaves_takes_their_port_along_and_who_comes_back_is_there_again()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var alan = await meeting.JoinAsync("Alan", Look.Blue);
        await using var host = RecorderHost.Start(meeting);

        double back = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(3);
            var (stays, port) = (ada.AudioTrack!.Port, alan.AudioTrack!.Port);
            Assert.True(IsTaken(stays) && IsTaken(port));
            meeting.Leave(alan);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (IsTaken(port))
                await Task.Delay(20, patience.Token);
            Assert.True(IsTaken(stays));

            await clock.UntilAsync(5);
            back = clock.Now;
            meeting.Tell(new ParticipantJoined(TimeProvider.System.GetUtcNow(), alan.Id, alan.Name));
            meeting.Return(alan);
            await clock.UntilAsync(back + 4);
        });
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.ShowsAsync(mp4, back - 1, Assert.Single(Cells.Grid(1)), ada.Look);
        await MovieAssert.ShowsAsync(mp4, back + 3, Cells.Grid(2)[0], ada.Look);
        await MovieAssert.ShowsAsync(mp4, back + 3, Cells.Grid(2)[1], alan.Look);
        await MovieAssert.SoundsAsync(mp4, back + 2.5, ada.Look, alan.Look);

        static bool IsTaken(int port)
        {
            try
            {
                using var mine = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
                return false;
            }
            catch (SocketException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task A_camera_that_is_off_gives_a_card_whether_its_track_pauses_or_is_replaced()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var alan = await meeting.JoinAsync("Alan", Look.Blue);
        await using var host = RecorderHost.Start(meeting);

        double off = 0, on = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(4);
            off = clock.Now;
            meeting.Pause(ada.VideoTrack!);
            meeting.Pause(ada.AudioTrack!);
            meeting.TurnCameraOff(alan);
            await clock.UntilAsync(off + 3);
            on = clock.Now;
            meeting.Resume(ada.VideoTrack!);
            meeting.Resume(ada.AudioTrack!);
            meeting.TurnCameraOn(alan);
            await clock.UntilAsync(on + 7);
        });
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        var cells = Cells.Grid(2);
        foreach (var (cell, look) in new[] { (cells[0], ada.Look), (cells[1], alan.Look) })
        {
            await MovieAssert.ShowsAsync(mp4, 3.5, cell, look);
            await MovieAssert.ShowsCardAsync(mp4, off + 1.5, cell);
            await MovieAssert.ShowsAsync(mp4, on + 3.5, cell, look);
            await MovieAssert.IsInSyncAsync(mp4, cell, look, output);
        }

        await MovieAssert.IsSilentAsync(mp4, off + 1, ada.Look.Tone);
        await MovieAssert.SoundsAsync(mp4, on + 3, ada.Look, alan.Look);
    }

    [Fact]
    public async Task A_meeting_without_anybody_gives_a_silent_picture_of_the_right_length()
    {
        await using var meeting = new TestMeeting();
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock => await clock.UntilAsync(2));
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        Assert.All(await mp4.SamplesAsync(), sample => Assert.InRange(sample, -0.001f, 0.001f));
    }

    [Fact]
    public async Task Any_name_can_be_shown()
    {
        string[] names =
        [
            "O'Brien: \"50%\" \\n [a];b,c=d", "%{pts} $(reboot) `id`", "multi\nline\r\n\tname", "Ünïcödé Жанна Ελένη", "",
            "שלום עולם", "\u202Eevil\u202C", "Wolfeschlegelsteinhausenbergerdorff the Elder of Nowhere in Particular", "\u0000\u0007", "a\u0301\u0302 🙂 👩‍👩‍👧",
        ];
        await using var meeting = new TestMeeting();
        for (var i = 0; i < names.Length; i++)
            meeting.JoinSilently($"n{i}", names[i]);
        var ada = await meeting.JoinAsync("it's 'quoted': \\ %{n} 100%", Look.Red);
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock => await clock.UntilAsync(3));
        var result = await host.FinishAsync(recording.Job);
        var mp4 = host.CompositeOf(recording.Job, result);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        await MovieAssert.ShowsAsync(mp4, 2.5, Cells.Grid(11)[10], ada.Look);
        Assert.Equal(names.Length + 1, result.Participants.Count);
    }

    [Fact]
    public async Task The_end_of_the_meeting_ends_its_recording()
    {
        await using var meeting = new TestMeeting();
        await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);

        var job = RecorderHost.NewJob();
        await using var capture = await host.Engine.CaptureAsync(job, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(2));
        meeting.End();
        var end = await capture.Completion.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("MeetingEnded", end.Reason);
        Assert.True(end.Final);
        Assert.InRange(end.Duration.TotalSeconds, 1.5, 4);
        Assert.Equal(end, await capture.StopAsync(CancellationToken.None));
        Assert.Equal(end.Duration.TotalSeconds, (await host.FinishAsync(job)).Duration.TotalSeconds, 0.1);
    }
}
