using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Testing.Movies;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

/// <summary>A finished recording, looked at frame by frame and heard through.</summary>
internal sealed class Film
{
    // Seconds after which all that is sent is on the film again: pictures begin with a key frame, of which there is one each half second.
    private const double AfterResume = 0.1;
    private const double AfterKeyFrame = 0.7;

    private readonly Storyboard _storyboard;
    private readonly ITestOutputHelper _output;

    private readonly IReadOnlyList<JournalEntry> _journal;

    private Film(Storyboard storyboard, Footage footage, Soundtrack sound, IReadOnlyList<JournalEntry> journal, ITestOutputHelper output)
    {
        _journal = journal;
        _storyboard = storyboard;
        _output = output;
        Footage = footage;
        Sound = sound;
        Shooting = new Shooting(footage, storyboard.Shots, (Palette.Card.R, Palette.Card.G, Palette.Card.B));
    }

    public Footage Footage { get; }

    public Soundtrack Sound { get; }

    public Shooting Shooting { get; }

    /// <summary>Records a meeting and composes it.</summary>
    public static async Task<Film> MakeAsync(
        RecorderHost host, ReplayMeeting meeting, Contracts.RecordingSettings settings, ITestOutputHelper output, Func<Storyboard, Task> happen)
    {
        Storyboard storyboard = null!;
        var recording = await host.RecordAsync(
            clock =>
            {
                storyboard = new Storyboard(meeting, clock);
                return happen(storyboard);
            },
            settings);
        var mp4 = await host.FinishWithFileAsync(recording, output);
        var footage = await Footage.WatchAsync(mp4.File, storyboard.Shots.SelectMany(shot => shot.Places).Select(place => place.Area), CancellationToken.None);
        var film = new Film(storyboard, footage, await Soundtrack.HearAsync(mp4.File, CancellationToken.None), await host.JournalOfAsync(recording.Job), output);
        Assert.InRange(film.Footage.Seconds, recording.Seconds - 0.1, recording.Seconds + 0.1);
        Assert.InRange(film.Sound.Seconds, recording.Seconds - 0.1, recording.Seconds + 0.1);
        return film;
    }

    /// <summary>The right person in the right cell at every second, nothing black and nothing frozen.</summary>
    public void ShowsWhatItMust()
    {
        Shooting.Check();
        _output.WriteLine($"{Footage.FrameCount} frames, {Shooting.Checks} looks, {Shooting.Faults.Count} faults");
        foreach (var fault in Shooting.Faults)
            _output.WriteLine(fault);
        if (Shooting.Faults.Count > 0)
            TellJournal();
        Assert.Empty(Shooting.Faults);
        Assert.Equal(0, Shooting.FrozenSeconds);
        Assert.Equal(0, Shooting.BlackSeconds);
    }

    /// <summary>Where flashes and beeps are of people who were seen and heard during a stretch of the film.</summary>
    public SyncReport SyncOf(params (ReplayPerson Person, double From, double To)[] people)
    {
        var report = new SyncReport();
        foreach (var (person, from, to) in people)
        {
            report.Add(
                SyncPoint.Match(OnFilm(person.FlashesBetween, from, to, AfterKeyFrame), Shooting.FlashesOf(person.Persona)),
                SyncPoint.Match(OnFilm(person.BeepsBetween, from, to, AfterResume), Sound.BeepsOf(person.Persona)));
        }

        _output.WriteLine(report.ToString());
        return report;
    }

    /// <summary>The sizes of a camera's picture as it was captured, one after the other.</summary>
    public IEnumerable<(int Width, int Height)> SizesOf(ReplayPerson person)
    {
        var cameras = _journal.OfType<TrackAppeared>()
            .Where(track => track.ParticipantId == person.Id && track.Source == TrackSource.Camera).Select(track => track.TrackId).ToHashSet();
        var takes = _journal.OfType<TakeBegan>().Where(take => cameras.Contains(take.TrackId)).Select(take => take.TakeId).ToHashSet();
        return _journal.OfType<PictureSized>().Where(size => takes.Contains(size.TakeId)).Select(size => (size.Width, size.Height));
    }

    /// <summary>Why somebody is not in the film stands there.</summary>
    private void TellJournal()
    {
        foreach (var entry in _journal.Where(entry => entry is not StillRecording))
            _output.WriteLine(entry.ToString());
    }

    // Events that lie across the end of a stretch are cut, as the meeting was.
    private IEnumerable<Moment> OnFilm(Func<double, double, IEnumerable<Moment>> moments, double from, double to, double after)
    {
        foreach (var stretch in _storyboard.Stretches(Footage.Seconds))
        {
            var (first, last) = (Math.Max(from, stretch.From + after), Math.Min(to, stretch.To - 0.2));
            var offset = stretch.TrueFrom - stretch.From;
            foreach (var moment in moments(first + offset, last + offset))
                yield return moment with { At = moment.At - offset };
        }
    }
}
