#:package Conference.Mediasoup@0.1.0
#:package Conference.Mediasoup.Worker@0.1.0
#:property PublishAot=false
using System.Diagnostics;
using Conference.Mediasoup;

RtpCodecParameters opus = new() { MimeType = "audio/opus", PayloadType = 111, ClockRate = 48_000, Channels = 2 };
await using var worker = await Worker.StartAsync();
await using var room = await worker.CreateRouterAsync(
    new() { MediaCodecs = [new() { MimeType = "audio/opus", ClockRate = 48_000, Channels = 2 }] });

// Ann: a PlainTransport that learns from her first packets where she is (comedia), and FFmpeg with a tone.
var ann = await room.CreatePlainTransportAsync(new() { ListenInfo = new() { Ip = "127.0.0.1" }, Comedia = true, RtcpMux = false });
var voice = await ann.ProduceAsync(
    new() { Kind = MediaKind.Audio, RtpParameters = new() { Codecs = [opus], Encodings = [new() { Ssrc = 1111 }] } });
var address = $"rtp://127.0.0.1:{ann.Tuple.LocalPort}?rtcpport={ann.RtcpTuple!.LocalPort}";
var tone = FFmpeg($"-re -f lavfi -i sine=440 -c:a libopus -ac 2 -ssrc 1111 -payload_type 111 -f rtp {address}");

// Bob: a PlainTransport to the port where his FFmpeg listens, which writes five seconds to a file.
var bob = await room.CreatePlainTransportAsync(new() { ListenInfo = new() { Ip = "127.0.0.1" } });
await bob.ConnectAsync(new() { Ip = "127.0.0.1", Port = 5004 });
var ear = await bob.ConsumeAsync(new() { ProducerId = voice.Id, RtpCapabilities = room.RtpCapabilities, Paused = true });
var heard = ear.RtpParameters.Codecs[0];
await File.WriteAllTextAsync("bob.sdp", $"v=0\nm=audio 5004 RTP/AVP {heard.PayloadType}\nc=IN IP4 127.0.0.1\na=rtpmap:{heard.PayloadType} opus/48000/2\n");
var file = FFmpeg("-protocol_whitelist file,udp,rtp -i bob.sdp -c copy -t 5 bob.ogg");
await ear.ResumeAsync();

await file.WaitForExitAsync();
tone.Kill();
Console.WriteLine($"Bob heard Ann: {new FileInfo("bob.ogg").Length} bytes in bob.ogg");

static Process FFmpeg(string arguments) => Process.Start("ffmpeg", $"-hide_banner -loglevel error -y {arguments}");
