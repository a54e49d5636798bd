using Conference.Benchmarks.Reporting;
using Conference.Benchmarks.Service;

namespace Conference.Benchmarks.Api;

/// <summary>The service without media: joins, chat, reconnects, and what an idle meeting and a connected participant cost.</summary>
internal sealed class ApiBenchmark : IBenchmark
{
    public string Name => "api";

    public string About => "joins, chat to many listeners, reconnects; CPU and memory per meeting and per participant";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["joins"] = "3000",
        ["clients"] = "16",
        ["listeners"] = "500",
        ["messages"] = "100",
        ["missed"] = "1000",
        ["meetings"] = "10,100,1000",
    };

    public bool IsVerdict => false;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var rows = new List<BenchmarkRow>();
        await using (var controller = await ControllerProcess.StartAsync(["--Limits:MessagesPerParticipant:Count=100000"], cancellationToken))
        {
            var service = new ServiceUnderTest(controller);
            progress.WriteLine("joins");
            rows.AddRange(await Joins.RunAsync(service, (int)options.Number("joins"), (int)options.Number("clients"), cancellationToken));
            progress.WriteLine("chat");
            rows.AddRange(await FanOut.RunAsync(service, (int)options.Number("listeners"), (int)options.Number("messages"), cancellationToken));
            progress.WriteLine("reconnects");
            rows.AddRange(await Reconnects.RunAsync(service, (int)options.Number("missed"), cancellationToken));
        }

        foreach (var count in options.Text("meetings").Split(',').Select(int.Parse))
        {
            progress.WriteLine($"{count} meetings");
            await using var controller = await ControllerProcess.StartAsync([], cancellationToken); // fresh, so that memory tells of these alone
            rows.AddRange(await Idleness.RunAsync(new ServiceUnderTest(controller), count, cancellationToken));
        }

        return rows;
    }
}
