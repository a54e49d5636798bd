#!/usr/bin/env dotnet
// Records a meeting for a while and saves the film.   dotnet run record-and-download.cs CODE [SECONDS] [FILE]
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using Conference.Client;

using var conference = ConferenceClient.FromKeyFile();
var meeting = conference.Meeting(args[0]);
var seconds = args.Length > 1 ? double.Parse(args[1]) : 60;

var recording = await meeting.Recordings.StartAsync();
Console.WriteLine($"recording {recording.Id}");
await Task.Delay(TimeSpan.FromSeconds(seconds));
await meeting.Recordings.StopAsync();

recording = await conference.Recordings.WaitUntilCompletedAsync(recording.Id);
var file = args.ElementAtOrDefault(2) ?? $"{recording.MeetingCode}.mp4";
await conference.Recordings.DownloadAsync(recording.Id, file);
Console.WriteLine($"{file}: {recording.DurationSeconds:F1} s, {new FileInfo(file).Length} bytes");
