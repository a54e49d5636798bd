using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Conference.EndToEnd.Tests.Support;

/// <summary>Measured figures, printed and kept in figures.json.</summary>
internal static class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonObject All = [];

    public static void Report(ITestOutputHelper output, string name, double value, string unit)
    {
        var rounded = Math.Round(value, 3);
        output.WriteLine($"{name}: {rounded} {unit}");
        All[name] = new JsonObject { ["value"] = rounded, ["unit"] = unit };
        File.WriteAllText(Checkout.Artifact("figures.json"), All.ToJsonString(Indented));
    }
}
