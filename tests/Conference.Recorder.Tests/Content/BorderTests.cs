using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class BorderTests(ITestOutputHelper output)
{
    // Half of the gap between two tiles, and the levels' delay, which the border makes up for.
    private const int Gap = 4;
    private const double Delay = 0.3;

    // Two frames: one for where on the grid it falls, one for the encoder, which may blur it into its neighbour.
    private const double Tolerance = 0.08;

    [Fact]
    public async Task Whoever_speaks_has_the_border_at_every_frame_in_which_they_do_and_nobody_else()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(1), "Ada");
        var alan = await meeting.JoinAsync(new Persona(0), "Alan", camera: false);
        var grace = await meeting.JoinAsync(new Persona(2), "Grace");

        var recording = await host.RecordAsync(
            async clock =>
            {
                foreach (var (at, speaking) in new (double, ReplayPerson[])[] { (1.5, [ada]), (3.5, [alan, grace]), (5.5, [grace]), (7, []) })
                {
                    await clock.UntilAsync(at);
                    meeting.Speak(speaking);
                }

                await clock.UntilAsync(9);
            },
            new RecordingSettings(RecordingLayout.Grid));
        var mp4 = await host.FinishWithFileAsync(recording, output);

        // When the recorder heard of it: how long an event takes is the meeting's affair.
        List<PeopleSpoke> changes = [new(0, []), .. (await host.JournalOfAsync(recording.Job)).OfType<PeopleSpoke>()];
        Assert.Equal([0, 1, 2, 1, 0], changes.Select(change => change.ParticipantIds.Count));
        var people = new[] { ada, alan, grace };
        for (var i = 0; i < people.Length; i++)
        {
            var visible = Cells.Grid(people.Length)[i].Deflate(Gap);
            var left = await mp4.SpeakingAsync(visible.X, visible.Y + visible.Height / 2 - 4, 2, 8);
            var bottom = await mp4.SpeakingAsync(visible.X + visible.Width / 2 - 4, visible.Bottom - 2, 8, 2);
            Assert.InRange(left.Length, (recording.Seconds - 0.1) * Cells.Format.FrameRate, (recording.Seconds + 0.1) * Cells.Format.FrameRate);
            var looked = 0;
            for (var frame = 0; frame < left.Length; frame++)
            {
                if (Expected(frame / (double)Cells.Format.FrameRate, people[i], changes) is not { } speaks)
                    continue;
                looked++;
                Assert.True(
                    left[frame] == speaks && bottom[frame] == speaks,
                    $"At {frame / (double)Cells.Format.FrameRate:F2} s {people[i].Name}'s border is {left[frame]} on the left and {bottom[frame]} below, not {speaks}.");
            }

            Assert.InRange(looked, left.Length * 0.7, left.Length);
        }
    }

    /// <summary>Whether somebody has the border at a moment; null about a change.</summary>
    private static bool? Expected(double at, ReplayPerson person, List<PeopleSpoke> changes)
    {
        var speaks = false;
        for (var i = 1; i < changes.Count; i++)
        {
            var (before, after) = (changes[i - 1].ParticipantIds.Contains(person.Id), changes[i].ParticipantIds.Contains(person.Id));
            var from = changes[i].At - (after ? Delay : 0);
            if (before != after && Math.Abs(at - from) < Tolerance)
                return null;
            speaks = before == after || at < from ? speaks : after;
        }

        return speaks;
    }
}
