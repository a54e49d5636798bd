using Conference.Mediasoup.Conformance;

// Standard input and output carry the calls of the Node module and their answers, one line of JSON each.
#pragma warning disable RS0030 // The pipes are the host's connection, not a terminal; its faults are for the log of the tests.
using Stream calls = Console.OpenStandardInput();
using Stream frames = Console.OpenStandardOutput();
var session = new Session(new FrameWriter(frames));
session.Serve(calls);
await session.DisposeAsync();
foreach (var fault in session.Logs.Faults) await Console.Error.WriteLineAsync($"The host could not tell of an event: {fault}");
return session.Logs.Faults.IsEmpty ? 0 : 1;
#pragma warning restore RS0030
