using Conference.Recorder.Layouts;
using Conference.Testing.Movies;
using Conference.Testing.People;

namespace Conference.Recorder.Tests.Content;

/// <summary>Notes, while a meeting is recorded, what the film must show from now on.</summary>
internal sealed class Storyboard(ReplayMeeting meeting, RunningRecording clock)
{
    private readonly List<Shot> _shots = [];
    private readonly List<(double At, double Length)> _pauses = [];

    public IReadOnlyList<Shot> Shots => _shots;

    /// <summary>Seconds of the film that is being made.</summary>
    public double Now => clock.Now - _pauses.Sum(pause => pause.Length);

    /// <summary>True time of the meeting at which the recording began.</summary>
    public double Began { get; } = (clock.Capture.StartedAt - meeting.EpochAt).TotalSeconds;

    /// <summary>From now on these are in these cells.</summary>
    public void Cut(IReadOnlyList<Cell> cells, params Persona?[] people) => CutAt(Now, cells, people);

    public void CutAt(double at, IReadOnlyList<Cell> cells, params Persona?[] people)
    {
        Assert.Equal(cells.Count, people.Length);
        _shots.Add(new Shot(at, [.. cells.Select((cell, i) => (AreaOf(cell), people[i]))]));
    }

    public Task UntilAsync(double film) => Task.Delay(TimeSpan.FromSeconds(Math.Max(0, film - Now)));

    /// <summary>Pauses the recording for a while.</summary>
    public async Task PauseAsync(double seconds, Func<Task>? meanwhile = null)
    {
        await clock.Capture.PauseAsync(CancellationToken.None);
        var (began, at) = (clock.Now, Now);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, seconds - (clock.Now - began))));
        await clock.Capture.ResumeAsync(CancellationToken.None);
        _pauses.Add((at, clock.Now - began));
    }

    /// <summary>The stretches of the film without a pause in them, each with the true time at which it begins.</summary>
    public IEnumerable<(double From, double To, double TrueFrom)> Stretches(double length)
    {
        var (from, paused) = (0.0, 0.0);
        foreach (var (at, seconds) in _pauses.Append((length, 0)))
        {
            yield return (from, at, Began + from + paused);
            (from, paused) = (at, paused + seconds);
        }
    }

    private static Area AreaOf(Cell cell) => new(cell.X, cell.Y, cell.Width, cell.Height);
}
