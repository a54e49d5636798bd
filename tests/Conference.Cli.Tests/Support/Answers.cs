using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Conference.Cli.Tests.Support;

/// <summary>What a controller answers, for states and faults that a real one does not have on demand.</summary>
internal static class Answers
{
    public static string Id(int number) => $"{number:x32}";

    public static JsonObject Recording(int number, string state = "completed", string? error = null) => new()
    {
        ["id"] = Id(number),
        ["meetingId"] = "m1",
        ["meetingCode"] = "abc-defg-hij",
        ["meetingName"] = "Roof terrace",
        ["state"] = state,
        ["requestedAt"] = "2026-11-20T14:30:00Z",
        ["durationSeconds"] = 723.4,
        ["sizeBytes"] = 84_000_000,
        ["errorCode"] = error is null ? null : "upload_unreachable",
        ["error"] = error,
        ["attempts"] = 3,
        ["settings"] = new JsonObject { ["layout"] = "grid", ["resolution"] = "1080p", ["frameRate"] = 25, ["tracks"] = false, ["hls"] = false, ["chat"] = true },
        ["participants"] = new JsonArray("Ann", "Bob"),
        ["artifacts"] = new JsonArray(new JsonObject
        {
            ["kind"] = "composite",
            ["path"] = "composite.mp4",
            ["mediaType"] = "video/mp4",
            ["sizeBytes"] = 84_000_000,
            ["sha256"] = "ab",
            ["storage"] = "primary",
        }),
    };

    public static Task SendAsync(HttpContext context, JsonNode body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(new JsonSerializerOptions()));
    }

    public static Task ListAsync(HttpContext context, params JsonNode[] items) =>
        SendAsync(context, new JsonObject { ["items"] = new JsonArray(items), ["nextCursor"] = null });

    public static Task RefuseAsync(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(new JsonObject { ["code"] = code, ["detail"] = detail, ["status"] = status }.ToJsonString());
    }
}
