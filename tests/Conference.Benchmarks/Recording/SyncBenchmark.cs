using Conference.Benchmarks.Reporting;
using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Testing.Movies;
using Conference.Testing.People;

namespace Conference.Benchmarks.Recording;

/// <summary>A long recording of people whose clocks drift apart: is everybody in their place, and together, until its end?</summary>
internal sealed class SyncBenchmark : IBenchmark
{
    private const int People = 4;

    // The clocks settle within the first seconds, and the last flash may be cut.
    private const double Margin = 2;

    public string Name => "recording-sync";

    public string About => "sound against picture and people against each other in a long recording with drifting clocks";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["minutes"] = "30",
        ["drift"] = "100",
        ["speed"] = "1",
    };

    public bool IsVerdict => true;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("conference-bench-sync-").FullName;
        try
        {
            var speed = options.Number("speed");
            TimeProvider time = speed == 1 ? TimeProvider.System : new FastTime(speed);
            using var meeting = new ReplayMeeting(time);
            var people = await JoinAsync(meeting, options.Number("drift"));
            await using var host = EngineHost.Create(meeting, folder, time);
            var job = LiveRun.NewJob(time);
            progress.WriteLine($"{People} people for {options.Text("minutes")} min" + (speed == 1 ? "" : $", {speed} times as fast as in reality"));
            double began;
            await using (var capture = await host.Engine.CaptureAsync(job, cancellationToken))
            {
                began = (capture.StartedAt - meeting.EpochAt).TotalSeconds;
                await Task.Delay(TimeSpan.FromMinutes(options.Number("minutes")), time, cancellationToken);
                await capture.StopAsync(cancellationToken);
            }

            var result = await host.Engine.ComposeAsync(job, anew: false, new Progress<double>(), cancellationToken);
            progress.WriteLine("looking at every frame");
            return await JudgeAsync(Path.Combine(host.Engine.FolderOf(job.Id), result.Artifacts[0].Path), began, people, job.Settings, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Somebody exact, one fast, one slow, and one whose sound card has a crystal of its own.
    private static async Task<IReadOnlyList<ReplayPerson>> JoinAsync(ReplayMeeting meeting, double drift) =>
    [
        await meeting.JoinAsync(new Persona(0), "Exact"),
        await meeting.JoinAsync(new Persona(1), "Fast", clock: new SenderClock(drift, drift)),
        await meeting.JoinAsync(new Persona(2), "Slow", clock: new SenderClock(-drift, -drift)),
        await meeting.JoinAsync(new Persona(3), "Two crystals", soundClock: new SenderClock(drift)),
    ];

    private static async Task<IReadOnlyList<BenchmarkRow>> JudgeAsync(
        string film, double began, IReadOnlyList<ReplayPerson> people, RecordingSettings settings, TextWriter progress, CancellationToken cancellationToken)
    {
        var areas = GridLayout.For(people.Count, VideoFormat.Of(settings)).Select(cell => new Area(cell.X, cell.Y, cell.Width, cell.Height));
        var places = areas.Zip(people, (area, person) => (area, (Persona?)person.Persona)).ToList();
        var footage = await Footage.WatchAsync(film, areas, cancellationToken);
        var sound = await Soundtrack.HearAsync(film, cancellationToken);
        var shooting = new Shooting(footage, [new Shot(Margin, places)], card: default);
        shooting.Check();
        foreach (var fault in shooting.Faults.Take(20))
            progress.WriteLine(fault);

        var report = new SyncReport();
        foreach (var person in people)
        {
            report.Add(
                SyncPoint.Match(OnFilm(person.FlashesBetween), shooting.FlashesOf(person.Persona)),
                SyncPoint.Match(OnFilm(person.BeepsBetween), sound.BeepsOf(person.Persona)));
        }

        progress.WriteLine(report.ToString());
        foreach (var line in report.Course(people.Select(person => person.Name).ToList()))
            progress.WriteLine(line);
        return Rows(report, shooting, footage);

        IEnumerable<Moment> OnFilm(Func<double, double, IEnumerable<Moment>> moments) =>
            moments(began + Margin, began + footage.Seconds - 1).Select(moment => moment with { At = moment.At - began });
    }

    private static IReadOnlyList<BenchmarkRow> Rows(SyncReport report, Shooting shooting, Footage footage) =>
    [
        new("length of the recording", "s", footage.Seconds, null, null, null, null),
        Spread("sound against picture, p50", report.SoundAgainstPicture.Median, null),
        Spread("sound against picture, p99", report.SoundAgainstPicture.P99, 40),
        Spread("sound against picture, most", report.SoundAgainstPicture.Max, null),
        Spread("between people, by their sound, p99", report.AmongPeopleHeard.P99, null),
        Spread("between people, by their sound, most", report.AmongPeopleHeard.Max, 60),
        Spread("between people, by their pictures, most", report.AmongPeopleSeen.Max, 60),
        Share("flashes found", report.FlashesFound),
        Share("beeps found", report.BeepsFound),
        None("black seconds", shooting.BlackSeconds),
        None("frozen seconds", shooting.FrozenSeconds),
        None("people in a wrong place", shooting.Faults.Count - shooting.FrozenSeconds),
    ];

    private static BenchmarkRow Spread(string name, double milliseconds, double? most) =>
        new(name, "ms", milliseconds, null, null, most is null ? null : $"<= {most}", most is null ? null : milliseconds <= most);

    private static BenchmarkRow Share(string name, double share) => new(name, "%", share * 100, null, null, ">= 99", share >= 0.99);

    private static BenchmarkRow None(string name, int count) => new(name, "", count, null, null, "= 0", count == 0);
}
