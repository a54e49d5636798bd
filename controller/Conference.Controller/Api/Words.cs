using System.Text.Json;

namespace Conference.Controller.Api;

/// <summary>Enums as the camelCase words that stand on the wire and in the database.</summary>
internal static class Words
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static TEnum Parse<TEnum>(string word)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(word, ignoreCase: true);
}
