using System.Globalization;
using Conference.Recorder.Compose;
using Conference.Recorder.Extras;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Tests.Units;

public sealed class ExtrasTests
{
    [Fact]
    public void Chapters_tell_who_came_and_went_and_what_was_shared()
    {
        var meeting = new Meetings(300).With("a", name: "Ada").With("b", from: 3, name: "Bob").With("c", from: 60, to: 200, name: "Cleo")
            .With("d", from: 64, name: "Dan").Screen("a", 100, 150).Screen("a", 150.2, 160);
        var timeline = meeting.Timeline() with { Resumes = [250] };

        Assert.Equal(
            ["0 Start", "60 Cleo and Dan joined", "100 Ada shared a screen", "160 Screen sharing ended", "200 Cleo left", "250 Recording resumed"],
            Chapters.Of(timeline).Select(chapter => string.Create(CultureInfo.InvariantCulture, $"{chapter.From} {chapter.Title}")));
    }

    [Fact]
    public void Chapters_are_ten_seconds_long_at_least_and_a_share_counts_more_than_who_comes()
    {
        var meeting = new Meetings(100).With("a").With("b", from: 30, name: "Bob").Screen("a", 33, 60).With("c", from: 95, name: "Cleo").With("d", from: 97, name: "Dan");

        var chapters = Chapters.Of(meeting.Timeline());

        Assert.Equal([0.0, 33, 60], chapters.Select(chapter => chapter.From).Take(3));
        Assert.All(chapters.Zip(chapters.Skip(1)), pair => Assert.InRange(pair.Second.From - pair.First.From, 10, 1000));
    }

    [Fact]
    public void A_recording_in_which_nothing_happens_has_no_chapters() => Assert.Empty(Chapters.Of(new Meetings(60).With("a").Timeline()));

    [Fact]
    public async Task The_chat_reads_as_it_did_in_the_end()
    {
        var transcript = ChatTranscript.Of(
        [
            new ChatWritten(3.5, "1", "a", "Ada <b>", "Hello & welcome --> all"),
            new ChatWritten(61, "2", "b", "Bob", "secret"),
            new ChatWritten(3725.25, "3", "b", "Bob", "frist"),
            new ChatCorrected(3726, "3", "first\n\nsecond"),
            new ChatRemoved(3727, "2"),
            new ChatCorrected(3728, "of a time when nothing was recorded", "gone"),
        ])!;
        using var folder = new TestFolder();
        var file = folder.File("chat.vtt");
        await transcript.SaveAsync(file, CancellationToken.None);

        Assert.Equal(
            "WEBVTT\n\n00:00:03.500 --> 00:00:07.500\n<v Ada &lt;b&gt;>Hello &amp; welcome --&gt; all\n\n"
            + "01:02:05.250 --> 01:02:09.250\n<v Bob>first\nsecond\n",
            await File.ReadAllTextAsync(file));
    }

    [Fact]
    public void Without_messages_there_is_no_transcript() =>
        Assert.Null(ChatTranscript.Of([new ChatWritten(1, "1", "a", "Ada", "x"), new ChatRemoved(2, "1")]));

    // As Chromium paints the web client's rule (Avatar.tsx): oklch(0.46 0.09 hueOf(id)).
    [Theory]
    [InlineData("a", "66580C")]
    [InlineData("p1", "4F5189")]
    [InlineData("7f3c9a52-0d1e-4b6f-9a77-1c2d3e4f5a6b", "37588A")]
    [InlineData("участник", "6F4676")]
    public void An_avatar_has_the_colour_that_it_has_in_the_web_client(string id, string color)
    {
        var (r, g, b, _) = Palette.AvatarOf(id);
        var expected = Convert.FromHexString(color);

        // Chromium rounds a half to the other side now and then.
        Assert.InRange(r, expected[0] - 1, expected[0] + 1);
        Assert.InRange(g, expected[1] - 1, expected[1] + 1);
        Assert.InRange(b, expected[2] - 1, expected[2] + 1);
    }

    [Theory]
    [InlineData("Ada Лев Ελένη עברית العربية", true)]
    [InlineData("山田", false)]
    public void Fonts_know_what_they_can_draw(string text, bool covered)
    {
        var fonts = new FontSet(new RecorderOptions { FallbackFonts = [] });

        Assert.Equal(covered, fonts.HasAll(text));
        Assert.Equal(covered ? text : "", string.Concat(fonts.RunsOf(text).Select(run => run.Text)));
    }
}
