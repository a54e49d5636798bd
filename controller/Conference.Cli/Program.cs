using Conference.Cli.Commands;
using Conference.Cli.Output;
using Conference.Cli.Running;

using var stop = new CancellationTokenSource();
using var terminal = new Terminal(stop);
return (int)await new Shell(terminal).RunAsync(ConferenceCommand.Create, args, stop.Token);
