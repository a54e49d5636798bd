return await Conference.Controller.Hosting.ControllerHost.RunAsync(args);
