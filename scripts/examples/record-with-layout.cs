#!/usr/bin/env dotnet
// Records a meeting in a layout, leaves the middle out, and prints a link for a week.   dotnet run record-with-layout.cs CODE [LAYOUT] [SECONDS]
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using Conference.Client;

using var conference = ConferenceClient.FromKeyFile();
var meeting = conference.Meeting(args[0]);
var layout = Enum.Parse<RecordingLayout>(args.ElementAtOrDefault(1) ?? "Speaker", ignoreCase: true);
var part = TimeSpan.FromSeconds(args.Length > 2 ? double.Parse(args[2]) : 60);

var recording = await meeting.Recordings.StartAsync(new() { Layout = layout, Resolution = RecordingResolution.Hd1080, Tracks = true });
Console.WriteLine($"recording {recording.Id} as {recording.Settings.Layout}");
await Task.Delay(part);
await meeting.Recordings.PauseAsync();
Console.WriteLine("paused: what is said now is not in the film");
await Task.Delay(part);
await meeting.Recordings.ResumeAsync();
await Task.Delay(part);
await meeting.Recordings.StopAsync();

await foreach (var now in conference.Recordings.FollowAsync(recording.Id))
    Console.WriteLine($"{now.State} {now.Progress:P0}");
var share = await conference.Recordings.Shares(recording.Id).CreateAsync(new() { ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(7) });
Console.WriteLine($"link {share.Url}");
