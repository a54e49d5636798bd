using Conference.Benchmarks.Service;

namespace Conference.Benchmarks.Chaos;

/// <summary>Kills the controller and its database at random moments, and starts the controller again.</summary>
internal sealed class Killer(ControllerProcess controller, int seed)
{
    private readonly Random _random = new(seed);

    public int Controllers { get; private set; }

    public int Databases { get; private set; }

    /// <summary>Goes on until cancelled; then the controller runs.</summary>
    public async Task RunAsync(TextWriter progress, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1_000, 6_000)), cancellationToken);
                var which = _random.Next(3); // the controller, its database, or both at once
                if (which != 0 && controller.KillDatabase())
                    Databases++;
                if (which == 1)
                    continue;
                await controller.KillAsync();
                Controllers++;
                await controller.StartAgainAsync(CancellationToken.None);
                progress.WriteLine($"killed the controller {Controllers} times, the database {Databases} times");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Enough.
        }
    }
}
