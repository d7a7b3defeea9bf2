Console.WriteLine("slabot");
