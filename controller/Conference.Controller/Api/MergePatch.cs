using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Conference.Controller.Errors;

namespace Conference.Controller.Api;

/// <summary>JSON Merge Patch (RFC 7396): what the patch names is replaced, null takes it away, and objects are merged.</summary>
internal static class MergePatch
{
    /// <exception cref="RefusedException">The result is not a <typeparamref name="T"/>.</exception>
    public static T Apply<T>(T target, JsonObject patch, JsonTypeInfo<T> type)
        where T : class => Read(() => Merge(JsonSerializer.SerializeToNode(target, type), patch).Deserialize(type)!);

    /// <summary>Reads of a body that was taken as it is, whose values nobody has looked at yet.</summary>
    /// <exception cref="RefusedException">A value does not fit, or is no Unicode text.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException exception)
        {
            throw new RefusedException(RefusalCode.InvalidBody, $"At {exception.Path ?? "$"}: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // A node is decoded when it is read, and says so like this when it holds a lone surrogate or bytes that are no UTF-8.
            throw new RefusedException(RefusalCode.InvalidBody, $"A text in the body is no Unicode: {exception.Message}", exception);
        }
    }

    private static JsonObject Merge(JsonNode? target, JsonObject patch)
    {
        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in patch)
        {
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = value is JsonObject inner ? Merge(merged[name], inner) : value.DeepClone();
        }

        return merged;
    }
}
