using System.Text.Json;
using Conference.Controller.Errors;

namespace Conference.Controller.Api;

/// <summary>Enums as the camelCase words that stand on the wire and in the database.</summary>
internal static class Words
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static TEnum Parse<TEnum>(string word)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(word, ignoreCase: true);

    /// <summary>A word in a query, where the framework would want C#'s spelling; null when there is none.</summary>
    /// <exception cref="RefusedException">It is none of the enum's words.</exception>
    public static TEnum? InQuery<TEnum>(string name, string? word)
        where TEnum : struct, Enum
    {
        if (word is null)
            return null;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Of(value) == word)
                return value;
        }

        throw new RefusedException(RefusalCode.InvalidParameters, $"{name} must be one of: {string.Join(", ", Enum.GetValues<TEnum>().Select(Of))}.");
    }
}
