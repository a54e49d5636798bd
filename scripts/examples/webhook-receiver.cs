#!/usr/bin/env dotnet
// Registers itself as a webhook and prints each event once, however often it is sent.   dotnet run webhook-receiver.cs [http://localhost:9000]
#:sdk Microsoft.NET.Sdk.Web
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using System.Collections.Concurrent;
using Conference.Client;

var address = new Uri(args.ElementAtOrDefault(0) ?? "http://localhost:9000");
using var conference = ConferenceClient.FromKeyFile();
var webhook = await conference.Webhooks.CreateAsync(new(new Uri(address, "hook")) { Events = ["meeting*", "participant*", "recording*"] });
var seen = new ConcurrentDictionary<string, bool>();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
var app = builder.Build();
app.MapPost("/hook", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    var headers = request.Headers;
    if (!WebhookSignature.Verify(
        webhook.Secret!, headers[WebhookSignature.IdHeader], headers[WebhookSignature.TimestampHeader], headers[WebhookSignature.SignatureHeader], body.ToArray()))
        return Results.Unauthorized();
    var message = WebhookMessage.Read(body.ToArray());
    if (seen.TryAdd(message.Id, true))
        Console.WriteLine($"{message.At:T} {message.MeetingId} #{message.Sequence} {message.Type}");
    return Results.Ok();
});
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"listening on {address}"));
try
{
    await app.RunAsync(address.ToString());
}
finally
{
    await conference.Webhooks.DeleteAsync(webhook.Id);
}
