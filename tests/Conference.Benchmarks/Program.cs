using Conference.Benchmarks;

return await CommandLine.RunAsync(args);
