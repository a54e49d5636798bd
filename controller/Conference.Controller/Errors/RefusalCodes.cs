using System.Reflection;
using System.Text.Json;

namespace Conference.Controller.Errors;

internal static class RefusalCodes
{
    private static readonly Dictionary<RefusalCode, string> Names =
        Enum.GetValues<RefusalCode>().ToDictionary(code => code, code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()));

    private static readonly Dictionary<string, RefusalCode> Codes = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly Dictionary<RefusalCode, int> Statuses = Names.Keys.ToDictionary(
        code => code, code => typeof(RefusalCode).GetField(code.ToString())!.GetCustomAttribute<StatusAttribute>()!.Status);

    public static string Name(this RefusalCode code) => Names[code];

    /// <summary>The code that the recorder named, which has a name of ours for each of its own.</summary>
    public static RefusalCode Parse(string name) => Codes.TryGetValue(name, out var code) ? code : RefusalCode.RecorderUnavailable;

    public static int Status(this RefusalCode code) => Statuses[code];
}
