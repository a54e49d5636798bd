using System.Text.Json;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Options;

/// <summary>Enums as the API and this program's users write them: camelCase words.</summary>
internal static class Words
{
    public static IEnumerable<string> Of<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Where(value => !value.Equals(default(TEnum))).Select(Of);

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => value switch
        {
            RecordingResolution.Hd720 => "720p",
            RecordingResolution.Hd1080 => "1080p",
            _ => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
        };

    public static Func<string, TEnum> Read<TEnum>(string option)
        where TEnum : struct, Enum => word =>
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (!value.Equals(default(TEnum)) && string.Equals(Of(value), word, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw new UsageException($"{option} takes one of {string.Join(", ", Of<TEnum>())}, not '{word}'.");
    };
}
