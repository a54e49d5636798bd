using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Benchmarks.Reporting;

/// <summary>A report for programs.</summary>
[JsonSerializable(typeof(BenchmarkReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    // The text stands alone, never inside HTML: signs like + need no escape.
    private static readonly ReportJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(string benchmark, IReadOnlyList<BenchmarkRow> rows) =>
        JsonSerializer.Serialize(new BenchmarkReport(benchmark, rows), Readable.BenchmarkReport);
}
