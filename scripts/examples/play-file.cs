#!/usr/bin/env dotnet
// Plays a film into a meeting as a participant, until it ends or Ctrl-C.   dotnet run play-file.cs CODE movie.mp4 [--loop] [--screen]
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using Conference.Client;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };

using var conference = ConferenceClient.FromKeyFile();
await using var projector = await conference.Meeting(args[0]).JoinAsync("Projector", new() { Role = Role.Speaker });
var asScreen = args.Contains("--screen");
if (asScreen)
    await projector.StartScreenShareAsync();

Console.WriteLine($"playing {Path.GetFileName(args[1])}");
try
{
    await projector.PlayFileAsync(args[1], new()
    {
        Loop = args.Contains("--loop"),
        Video = asScreen ? TrackSource.Screen : TrackSource.Camera,
        Audio = asScreen ? TrackSource.ScreenAudio : TrackSource.Microphone,
    }, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
}

Console.WriteLine("the end");
